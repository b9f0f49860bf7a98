import { lookUpRequest } from '../../messages.ts';
import type { Scenario } from '../../scenario.ts';

export const trailingSlashIsServed: Scenario = {
  name: 'trailing-slash-is-served',
  over: 'HTTP',
  rules: ['1.1'],
  async run(t, http) {
    const slot = t.slot();
    const body = JSON.stringify(lookUpRequest([slot]));
    const path = '/v3/BatchAvailabilityLookup/';
    const answer = await http.send({ verb: 'POST', path, method: 'BatchAvailabilityLookup', body });
    t.record(answer);
    t.must(
      answer.outcome === 'ok',
      'a path with a trailing slash, as the guides write it, is served',
      answer,
    );
  },
};
