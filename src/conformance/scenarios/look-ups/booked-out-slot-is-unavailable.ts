import { mustShow } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const bookedOutSlotIsUnavailable: Scenario = {
  name: 'booked-out-slot-is-unavailable',
  over: 'both',
  rules: ['1.3'],
  async run(t) {
    const slot = t.slot({ maxSpots: 3 });
    await t.bookMany(slot, slot.spots);
    await mustShow(t, slot, false, 'a slot of which every place was just booked');
  },
};
