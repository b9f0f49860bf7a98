import { isSame, listAt, objectAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const movedBookingIsListedAtItsNewTime: Scenario = {
  name: 'moved-booking-is-listed-at-its-new-time',
  over: 'both',
  rules: ['1.9'],
  needs: ['ListBookings'],
  async run(t) {
    const [from, to] = t.two();
    const { id, person } = await t.book(from);
    await t.move(id, to);
    const answer = await t.call('ListBookings', { user_id: person.user_id });
    const starts = listAt(answer.message, 'bookings').map(
      (booking) => objectAt(booking, 'slot')['start_sec'],
    );
    t.must(isSame(starts, [to.startSec]), 'a moved booking is listed once, at its new time', answer);
  },
};
