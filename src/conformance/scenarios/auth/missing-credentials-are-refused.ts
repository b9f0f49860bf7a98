import { requiredCalls } from '../../required-calls.ts';
import type { Scenario } from '../../scenario.ts';

export const missingCredentialsAreRefused: Scenario = {
  name: 'missing-credentials-are-refused',
  over: 'both',
  rules: ['4.4', '4.2'],
  async run(t) {
    for (const [method, message] of requiredCalls(t)) {
      const answer = await t.callOnce(method, message, 'none');
      t.must(
        answer.outcome === 'unauthenticated',
        `${method} without credentials is answered by 401`,
        answer,
      );
    }
  },
};
