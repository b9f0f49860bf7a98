import { mustNotBreak } from '../../expectations.ts';
import { createRequest } from '../../messages.ts';
import type { Scenario } from '../../scenario.ts';

const depth = 20_000;

export const deepBodyBreaksNothing: Scenario = {
  name: 'deep-body-breaks-nothing',
  over: 'HTTP',
  rules: ['4.2'],
  async run(t, http) {
    const request = JSON.stringify(createRequest(t.slot(), t.person(), t.token()));
    const deep = '['.repeat(depth) + ']'.repeat(depth);
    const body = `${request.slice(0, -1)},"a_key_of_tomorrow":${deep}}`;
    const answer = await http.send({
      verb: 'POST',
      path: '/v3/CreateBooking',
      method: 'CreateBooking',
      body,
    });
    t.made.note('CreateBooking', JSON.parse(request), answer);
    t.record({ ...answer, exchange: { ...answer.exchange, sent: `${body.slice(0, 300)}… (${depth} deep)` } });
    mustNotBreak(t, answer, `a body ${depth} lists deep`);
  },
};
