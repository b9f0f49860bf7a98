import { basic } from '../../credentials.ts';
import { requiredCalls } from '../../required-calls.ts';
import type { Scenario } from '../../scenario.ts';

export const wrongPasswordIsRefused: Scenario = {
  name: 'wrong-password-is-refused',
  over: 'both',
  rules: ['4.4', '4.2'],
  async run(t) {
    for (const [method, message] of requiredCalls(t)) {
      const answer = await t.callOnce(method, message, basic(t.target.user, 'not-the-password'));
      t.must(
        answer.outcome === 'unauthenticated',
        `${method} with a wrong password is answered by 401`,
        answer,
      );
    }
  },
};
