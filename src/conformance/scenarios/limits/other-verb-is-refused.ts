import { mustNotBreak } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const otherVerbIsRefused: Scenario = {
  name: 'other-verb-is-refused',
  over: 'HTTP',
  rules: ['1.1', '4.2'],
  async run(t, http) {
    for (const verb of ['GET', 'PUT', 'DELETE'] as const) {
      const answer = await http.send({ verb, path: '/v3/CreateBooking', method: null });
      t.record(answer);
      t.must(answer.outcome !== 'ok', `${verb} of a method that takes POST is refused`, answer);
      mustNotBreak(t, answer, `${verb} of a method that takes POST`);
    }
  },
};
