import { asRead, hasSlot } from '../../expectations.ts';
import { isSame, objectAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const freeSlotIsBookedWhole: Scenario = {
  name: 'free-slot-is-booked-whole',
  over: 'both',
  rules: ['1.6', '1.11'],
  async run(t) {
    const slot = t.slot();
    const { booking, person, answer } = await t.book(slot);
    t.must(booking['status'] === 'CONFIRMED', 'the booking of a synchronous slot is CONFIRMED', answer);
    t.must(hasSlot(booking, slot), 'the booking holds the whole slot as requested', answer);
    t.must(
      isSame(objectAt(booking, 'user_information'), asRead('UserInformation', person)),
      'the booking holds the user as sent',
      answer,
    );
    t.should(
      objectAt(booking, 'payment_information')['prepayment_status'] === 'PREPAYMENT_NOT_PROVIDED',
      'the booking holds payment_information as sent',
      answer,
    );
  },
};
