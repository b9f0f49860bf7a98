import { bookingOf, causeOf } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const userCanBookOnSeveralDays: Scenario = {
  name: 'user-can-book-on-several-days',
  over: 'both',
  rules: ['4.6'],
  async run(t) {
    const [one, other] = t.two();
    const { person } = await t.book(one);
    const answer = await t.create(other, person);
    const isAllowed = bookingOf(answer) !== null || causeOf(answer) === 'USER_OVER_BOOKING_LIMIT';
    t.must(isAllowed, 'a user with a booking can book another day, within the limit of bookings', answer);
  },
};
