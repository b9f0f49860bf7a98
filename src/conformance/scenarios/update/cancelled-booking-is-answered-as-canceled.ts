import { mustBeCancelled } from '../../expectations.ts';
import { bookingOf, textAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const cancelledBookingIsAnsweredAsCanceled: Scenario = {
  name: 'cancelled-booking-is-answered-as-canceled',
  over: 'both',
  rules: ['1.7'],
  async run(t) {
    const { id } = await t.book(t.slot());
    const answer = await t.cancel(id);
    mustBeCancelled(t, answer, 'a cancellation');
    t.must(textAt(bookingOf(answer), 'booking_id') === id, 'the answer names the booking', answer);
  },
};
