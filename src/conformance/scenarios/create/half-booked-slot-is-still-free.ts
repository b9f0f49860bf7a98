import { mustShow } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const halfBookedSlotIsStillFree: Scenario = {
  name: 'half-booked-slot-is-still-free',
  over: 'both',
  rules: ['1.3', '5.2'],
  async run(t) {
    const slot = t.slot({ minSpots: 2 });
    await t.book(slot);
    await mustShow(t, slot, true, 'a slot with one of several places booked');
  },
};
