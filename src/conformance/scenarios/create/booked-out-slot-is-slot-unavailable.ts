import { mustBeRefused } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const bookedOutSlotIsSlotUnavailable: Scenario = {
  name: 'booked-out-slot-is-slot-unavailable',
  over: 'both',
  rules: ['1.14', '4.2'],
  async run(t) {
    const slot = t.slot({ maxSpots: 3 });
    await t.bookMany(slot, slot.spots);
    mustBeRefused(t, await t.create(slot), ['SLOT_UNAVAILABLE'], 'a creation in a slot without places');
  },
};
