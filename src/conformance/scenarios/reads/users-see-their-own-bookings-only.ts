import { listAt, textAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const usersSeeTheirOwnBookingsOnly: Scenario = {
  name: 'users-see-their-own-bookings-only',
  over: 'both',
  rules: ['1.9'],
  needs: ['ListBookings'],
  async run(t) {
    const [one, other] = t.two();
    const mine = await t.book(one);
    const theirs = await t.book(other);
    const answer = await t.call('ListBookings', { user_id: mine.person.user_id });
    const ids = listAt(answer.message, 'bookings').map((booking) => textAt(booking, 'booking_id'));
    t.must(!ids.includes(theirs.id), "a user's list holds no booking of another user", answer);
  },
};
