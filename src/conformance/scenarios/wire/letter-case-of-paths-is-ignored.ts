import { lookUpRequest } from '../../messages.ts';
import type { Scenario } from '../../scenario.ts';

export const letterCaseOfPathsIsIgnored: Scenario = {
  name: 'letter-case-of-paths-is-ignored',
  over: 'HTTP',
  rules: ['1.1'],
  async run(t, http) {
    const slot = t.slot();
    const body = JSON.stringify(lookUpRequest([slot]));
    const path = '/v3/batchavailabilitylookup';
    const answer = await http.send({ verb: 'POST', path, method: 'BatchAvailabilityLookup', body });
    t.record(answer);
    t.should(
      answer.outcome === 'ok',
      "a path in other letter case is served, as by Google's own skeleton",
      answer,
    );
  },
};
