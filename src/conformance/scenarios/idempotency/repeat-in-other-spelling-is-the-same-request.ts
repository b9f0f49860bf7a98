import { slotMessage } from '../../messages.ts';
import { bookingOf, textAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const repeatInOtherSpellingIsTheSameRequest: Scenario = {
  name: 'repeat-in-other-spelling-is-the-same-request',
  over: 'HTTP',
  rules: ['4.1', '1.2'],
  async run(t) {
    const slot = t.slot();
    const { id, request, answer } = await t.book(slot);
    const numbers = { ...slotMessage(slot), start_sec: slot.startSec, duration_sec: slot.durationSec };
    const keysTurned = Object.fromEntries(Object.entries({ ...request, slot: numbers }).reverse());
    const repeated = await t.call('CreateBooking', keysTurned);
    t.should(
      textAt(bookingOf(repeated), 'booking_id') === id,
      'a repeat with numbers for decimal strings, and keys in another order, is the same request',
      [answer, repeated],
    );
  },
};
