import { bookingOf } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const everyPlaceOfASlotCanBeBooked: Scenario = {
  name: 'every-place-of-a-slot-can-be-booked',
  over: 'both',
  rules: ['5.2'],
  async run(t) {
    const slot = t.slot({ minSpots: 2 });
    for (let place = 1; place <= slot.spots; place += 1) {
      const answer = await t.create(slot);
      t.must(bookingOf(answer) !== null, `place ${place} of ${slot.spots} can be booked`, answer);
    }
  },
};
