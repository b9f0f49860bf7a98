import { mustShow } from '../../expectations.ts';
import { bookingOf, textAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const repeatAfterACancellationBooksNothing: Scenario = {
  name: 'repeat-after-a-cancellation-books-nothing',
  over: 'both',
  rules: ['4.1'],
  async run(t) {
    const slot = t.slot({ maxSpots: 1 });
    const { id, request, answer } = await t.book(slot);
    await t.cancel(id);
    const repeated = await t.call('CreateBooking', request);
    const again = bookingOf(repeated);
    t.must(
      again === null || textAt(again, 'booking_id') === id,
      'the token of a booking that was cancelled since gives that booking and no other',
      [answer, repeated],
    );
    await mustShow(t, slot, true, 'the slot of a cancelled booking whose creation was repeated');
  },
};
