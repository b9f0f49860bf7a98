import { mustNotSucceed } from '../../expectations.ts';
import { createRequest } from '../../messages.ts';
import { bookingOf } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';
import { lease } from '../../with-lease.ts';

export const leaseIsUsedUpByItsBooking: Scenario = {
  name: 'lease-is-used-up-by-its-booking',
  over: 'both',
  rules: ['1.5', '1.6'],
  needs: ['CreateLease'],
  async run(t) {
    const slot = t.slot({ maxSpots: 1 });
    const id = await lease(t, slot);
    const withLease = { lease_ref: { lease_id: id } };
    const first = await t.call('CreateBooking', {
      ...createRequest(slot, t.person(), t.token()),
      ...withLease,
    });
    t.require(bookingOf(first) !== null, 'the leased place can be booked by its lease', first);
    const again = await t.call('CreateBooking', {
      ...createRequest(slot, t.person(), t.token()),
      ...withLease,
    });
    mustNotSucceed(t, again, 'a second booking by the same lease');
  },
};
