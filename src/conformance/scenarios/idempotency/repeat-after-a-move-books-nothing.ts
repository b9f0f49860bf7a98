import { mustShow } from '../../expectations.ts';
import { bookingOf, textAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const repeatAfterAMoveBooksNothing: Scenario = {
  name: 'repeat-after-a-move-books-nothing',
  over: 'both',
  rules: ['4.1'],
  async run(t) {
    const [from, to] = t.two({ maxSpots: 1 });
    const { id, request, answer } = await t.book(from);
    await t.move(id, to);
    const repeated = await t.call('CreateBooking', request);
    t.must(
      textAt(bookingOf(repeated), 'booking_id') === id,
      'the token of a booking that was moved since gives that booking',
      [answer, repeated],
    );
    await mustShow(t, from, true, 'the old slot of a moved booking whose creation was repeated');
  },
};
