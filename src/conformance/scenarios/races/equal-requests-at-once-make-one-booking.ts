import { atOnce } from '../../at-once.ts';
import { createRequest } from '../../messages.ts';
import { bookingOf, textAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const equalRequestsAtOnceMakeOneBooking: Scenario = {
  name: 'equal-requests-at-once-make-one-booking',
  over: 'both',
  rules: ['4.1'],
  async run(t) {
    const slot = t.slot();
    const request = createRequest(slot, t.person(), t.token());
    const answers = await atOnce(8, () => t.call('CreateBooking', request));
    const ids = new Set(answers.map((answer) => textAt(bookingOf(answer), 'booking_id')));
    t.must(
      ids.size === 1 && !ids.has(''),
      'eight equal requests at once make one booking, which all of them are answered with',
      answers,
    );
    for (let place = 2; place <= slot.spots && place <= 3; place += 1) {
      const answer = await t.create(slot);
      t.must(bookingOf(answer) !== null, 'they take one place together', answer);
    }
  },
};
