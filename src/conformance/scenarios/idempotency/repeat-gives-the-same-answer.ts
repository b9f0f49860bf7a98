import { isSame } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const repeatGivesTheSameAnswer: Scenario = {
  name: 'repeat-gives-the-same-answer',
  over: 'both',
  rules: ['4.1', '5.2'],
  async run(t) {
    const { request, answer } = await t.book(t.slot());
    const repeated = await t.call('CreateBooking', request);
    t.must(
      isSame(repeated.message, answer.message),
      'a repeat of a successful creation is answered as the first time',
      [answer, repeated],
    );
  },
};
