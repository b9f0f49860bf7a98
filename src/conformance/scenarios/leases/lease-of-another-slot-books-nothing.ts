import { mustNotSucceed, mustShow } from '../../expectations.ts';
import { createRequest } from '../../messages.ts';
import type { Scenario } from '../../scenario.ts';
import { lease } from '../../with-lease.ts';

export const leaseOfAnotherSlotBooksNothing: Scenario = {
  name: 'lease-of-another-slot-books-nothing',
  over: 'both',
  rules: ['1.6'],
  needs: ['CreateLease'],
  async run(t) {
    const [slot, other] = t.two({ maxSpots: 1 });
    const id = await lease(t, slot);
    const request = { ...createRequest(other, t.person(), t.token()), lease_ref: { lease_id: id } };
    mustNotSucceed(
      t,
      await t.call('CreateBooking', request),
      'a booking of another slot than the lease holds',
    );
    await mustShow(t, other, true, 'the slot that the booking named');
  },
};
