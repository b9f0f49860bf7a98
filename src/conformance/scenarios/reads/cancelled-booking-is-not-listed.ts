import { listAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const cancelledBookingIsNotListed: Scenario = {
  name: 'cancelled-booking-is-not-listed',
  over: 'both',
  rules: ['1.9'],
  needs: ['ListBookings'],
  async run(t) {
    const { id, person } = await t.book(t.slot());
    await t.cancel(id);
    const answer = await t.call('ListBookings', { user_id: person.user_id });
    const isEmpty = answer.outcome === 'ok' && listAt(answer.message, 'bookings').length === 0;
    t.must(isEmpty || answer.outcome === 'not-found', 'a cancelled booking is not listed', answer);
  },
};
