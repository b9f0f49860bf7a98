import { mustBeWrongArgument } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const unparsableBodyIsAWrongArgument: Scenario = {
  name: 'unparsable-body-is-a-wrong-argument',
  over: 'HTTP',
  rules: ['4.2'],
  async run(t, http) {
    const bodies: readonly (readonly [string, string | Buffer])[] = [
      ['an empty body', ''],
      ['half of an object', '{"slot": {'],
      ['words', 'book me a slot'],
      ['a list', '[]'],
      ['a number', '7'],
      ['two objects', '{} {}'],
      ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ];
    for (const [what, body] of bodies) {
      const answer = await http.send({
        verb: 'POST',
        path: '/v3/CreateBooking',
        method: 'CreateBooking',
        body,
      });
      t.record(answer);
      mustBeWrongArgument(t, answer, `${what} instead of a message`);
    }
  },
};
