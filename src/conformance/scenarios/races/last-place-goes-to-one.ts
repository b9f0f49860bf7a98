import { atOnce } from '../../at-once.ts';
import { bookingOf, causeOf } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const lastPlaceGoesToOne: Scenario = {
  name: 'last-place-goes-to-one',
  over: 'both',
  rules: ['4.1', '1.14'],
  async run(t) {
    const slot = t.slot({ maxSpots: 3 });
    await t.bookMany(slot, slot.spots - 1);
    const answers = await atOnce(16, () => t.create(slot));
    const booked = answers.filter((answer) => bookingOf(answer) !== null);
    t.must(
      booked.length === 1,
      'of 16 creations at once for the last place one succeeds',
      answers,
      `${booked.length} did`,
    );
    const refused = answers.filter((answer) => bookingOf(answer) === null);
    t.must(
      refused.every((answer) => causeOf(answer) === 'SLOT_UNAVAILABLE'),
      'the others are refused with SLOT_UNAVAILABLE',
      refused,
    );
  },
};
