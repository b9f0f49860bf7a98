import { bookingOf, textAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const newTokenAfterACancellationIsANewBooking: Scenario = {
  name: 'new-token-after-a-cancellation-is-a-new-booking',
  over: 'both',
  rules: ['4.1'],
  async run(t) {
    const slot = t.slot();
    const made = await t.book(slot);
    await t.cancel(made.id);
    const answer = await t.create(slot, made.person);
    const booking = t.need(bookingOf(answer), 'a user who has cancelled can book the slot anew', answer);
    t.must(
      textAt(booking, 'booking_id') !== made.id && booking['status'] === 'CONFIRMED',
      'the new booking has a new id and is CONFIRMED',
      [made.answer, answer],
    );
  },
};
