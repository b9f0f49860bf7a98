import { optionalMethods } from '../../feed/feed.ts';
import type { Scenario } from '../../scenario.ts';

export const optionalMethodsAskForCredentials: Scenario = {
  name: 'optional-methods-ask-for-credentials',
  over: 'both',
  rules: ['4.4', '4.2'],
  async run(t) {
    for (const method of optionalMethods) {
      if (!t.offers(method)) continue;
      const answer = await t.callOnce(method, {}, 'none');
      t.must(
        answer.outcome === 'unauthenticated',
        `${method} without credentials is answered by 401`,
        answer,
      );
    }
  },
};
