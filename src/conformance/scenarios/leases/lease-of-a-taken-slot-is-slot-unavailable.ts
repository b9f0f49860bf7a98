import { mustBeRefused } from '../../expectations.ts';
import { leaseRequest } from '../../messages.ts';
import type { Scenario } from '../../scenario.ts';
import { inTenMinutes } from '../../with-lease.ts';

export const leaseOfATakenSlotIsSlotUnavailable: Scenario = {
  name: 'lease-of-a-taken-slot-is-slot-unavailable',
  over: 'both',
  rules: ['1.5', '1.14'],
  needs: ['CreateLease'],
  async run(t) {
    const slot = t.slot({ maxSpots: 3 });
    await t.bookMany(slot, slot.spots);
    const answer = await t.call('CreateLease', leaseRequest(slot, t.token(), inTenMinutes(t)));
    mustBeRefused(t, answer, ['SLOT_UNAVAILABLE'], 'a lease in a slot without places');
  },
};
