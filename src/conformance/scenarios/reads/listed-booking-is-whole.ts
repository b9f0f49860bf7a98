import { hasSlot } from '../../expectations.ts';
import { listAt, textAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const listedBookingIsWhole: Scenario = {
  name: 'listed-booking-is-whole',
  over: 'both',
  rules: ['1.9', '1.11'],
  needs: ['ListBookings'],
  async run(t) {
    const slot = t.slot();
    const { id, person } = await t.book(slot);
    const answer = await t.call('ListBookings', { user_id: person.user_id });
    const [booking] = listAt(answer.message, 'bookings');
    t.must(
      textAt(booking, 'booking_id') === id && hasSlot(booking, slot),
      'a listed booking holds its slot',
      answer,
    );
    t.should(textAt(booking, 'status') === 'CONFIRMED', 'a listed booking holds its status', answer);
  },
};
