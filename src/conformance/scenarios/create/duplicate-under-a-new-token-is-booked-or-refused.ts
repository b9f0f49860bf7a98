import { mustBeRefused } from '../../expectations.ts';
import { bookingOf, textAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const duplicateUnderANewTokenIsBookedOrRefused: Scenario = {
  name: 'duplicate-under-a-new-token-is-booked-or-refused',
  over: 'both',
  rules: ['4.1', '1.14'],
  async run(t) {
    const slot = t.slot({ minSpots: 2 });
    const made = await t.book(slot);
    const answer = await t.create(slot, made.person);
    const booking = bookingOf(answer);
    if (booking === null) {
      const causes = ['OVERLAPPING_RESERVATION', 'SLOT_ALREADY_BOOKED_BY_USER', 'USER_OVER_BOOKING_LIMIT'];
      mustBeRefused(t, answer, causes, 'a second creation by the same user for the same slot');
      return;
    }
    t.must(textAt(booking, 'booking_id') !== made.id, 'a new token never gets an older booking', [
      made.answer,
      answer,
    ]);
  },
};
