import { mustBeCancelled } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const cancelledBookingLeavesTheOthers: Scenario = {
  name: 'cancelled-booking-leaves-the-others',
  over: 'both',
  rules: ['1.7'],
  async run(t) {
    const slot = t.slot({ minSpots: 2 });
    const [one, other] = await t.bookMany(slot, 2);
    if (one === undefined || other === undefined) return;
    await t.cancel(one.id);
    mustBeCancelled(t, await t.cancel(other.id), 'the cancellation of the second of two bookings of a slot');
  },
};
