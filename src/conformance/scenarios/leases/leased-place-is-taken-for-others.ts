import { mustBeRefused, mustShow } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';
import { lease } from '../../with-lease.ts';

export const leasedPlaceIsTakenForOthers: Scenario = {
  name: 'leased-place-is-taken-for-others',
  over: 'both',
  rules: ['1.5'],
  needs: ['CreateLease'],
  async run(t) {
    const slot = t.slot({ maxSpots: 1 });
    await lease(t, slot);
    await mustShow(t, slot, false, 'a slot of which every place is leased');
    mustBeRefused(t, await t.create(slot), ['SLOT_UNAVAILABLE'], 'a booking of it without the lease');
  },
};
