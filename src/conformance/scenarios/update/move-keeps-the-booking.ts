import { asRead, hasSlot, mustBeMoved } from '../../expectations.ts';
import { bookingOf, isSame, objectAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const moveKeepsTheBooking: Scenario = {
  name: 'move-keeps-the-booking',
  over: 'both',
  rules: ['1.7', '5.2'],
  async run(t) {
    const [from, to] = t.two();
    const made = await t.book(from);
    const answer = await t.move(made.id, to);
    mustBeMoved(t, answer, made, to);
    const booking = bookingOf(answer);
    t.must(booking?.['status'] === 'CONFIRMED', 'a moved booking is CONFIRMED', answer);
    t.should(hasSlot(booking, to), 'the answer to a move holds the whole slot', answer);
    t.should(
      isSame(objectAt(booking, 'user_information'), asRead('UserInformation', made.person)),
      'the answer to a move holds the user',
      answer,
    );
  },
};
