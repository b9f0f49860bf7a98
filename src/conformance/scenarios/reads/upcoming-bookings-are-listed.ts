import { bookingOf, isSame, listAt, textAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const upcomingBookingsAreListed: Scenario = {
  name: 'upcoming-bookings-are-listed',
  over: 'both',
  rules: ['1.9'],
  needs: ['ListBookings'],
  async run(t) {
    const [one, other] = t.two();
    const first = await t.book(one);
    const second = await t.create(other, first.person);
    const ids = [first.id, textAt(bookingOf(second), 'booking_id')].filter((id) => id !== '');
    const answer = await t.call('ListBookings', { user_id: first.person.user_id });
    const listed = listAt(answer.message, 'bookings').map((booking) => textAt(booking, 'booking_id'));
    t.must(
      isSame([...listed].sort(), [...ids].sort()),
      'each upcoming booking of the user is listed once',
      answer,
    );
  },
};
