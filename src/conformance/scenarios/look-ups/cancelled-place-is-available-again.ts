import { mustShow } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const cancelledPlaceIsAvailableAgain: Scenario = {
  name: 'cancelled-place-is-available-again',
  over: 'both',
  rules: ['1.3'],
  async run(t) {
    const slot = t.slot({ maxSpots: 3 });
    const [made] = await t.bookMany(slot, slot.spots);
    if (made !== undefined) await t.cancel(made.id);
    await mustShow(t, slot, true, 'a slot of which a booking was just cancelled');
  },
};
