import { bookingOf } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const cancelledPlaceCanBeBookedAgain: Scenario = {
  name: 'cancelled-place-can-be-booked-again',
  over: 'both',
  rules: ['1.7', '5.2'],
  async run(t) {
    const slot = t.slot({ maxSpots: 3 });
    const [made] = await t.bookMany(slot, slot.spots);
    if (made !== undefined) await t.cancel(made.id);
    const answer = await t.create(slot);
    t.must(bookingOf(answer) !== null, 'the place of a cancelled booking can be booked', answer);
  },
};
