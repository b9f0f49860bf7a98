import { basic } from '../../credentials.ts';
import { requiredCalls } from '../../required-calls.ts';
import type { Scenario } from '../../scenario.ts';

export const unknownUserIsRefused: Scenario = {
  name: 'unknown-user-is-refused',
  over: 'both',
  rules: ['4.4', '4.2'],
  async run(t) {
    for (const [method, message] of requiredCalls(t)) {
      const answer = await t.callOnce(method, message, basic(`nobody-${t.target.runId}`, 'not-the-password'));
      t.must(answer.outcome === 'unauthenticated', `${method} by an unknown user is answered by 401`, answer);
    }
  },
};
