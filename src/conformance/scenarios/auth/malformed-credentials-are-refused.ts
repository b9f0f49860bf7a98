import { lookUpRequest } from '../../messages.ts';
import type { Scenario } from '../../scenario.ts';

export const malformedCredentialsAreRefused: Scenario = {
  name: 'malformed-credentials-are-refused',
  over: 'both',
  rules: ['4.4', '4.2'],
  async run(t) {
    const slot = t.slot();
    const empty = Buffer.from('').toString('base64');
    const noColon = Buffer.from('no-colon').toString('base64');
    const headers = ['Bearer token', 'Basic', 'Basic %%%', `Basic ${noColon}`, `Basic ${empty}`];
    for (const header of headers) {
      const answer = await t.callOnce('BatchAvailabilityLookup', lookUpRequest([slot]), { header });
      t.must(
        answer.outcome === 'unauthenticated',
        `the header "authorization: ${header}" is answered by 401`,
        answer,
      );
    }
  },
};
