import { mustNotSucceed, mustShow } from '../../expectations.ts';
import { createRequest } from '../../messages.ts';
import type { Scenario } from '../../scenario.ts';

export const unknownLeaseBooksNothing: Scenario = {
  name: 'unknown-lease-books-nothing',
  over: 'both',
  rules: ['1.6', '1.14'],
  needs: ['CreateLease'],
  async run(t) {
    const slot = t.slot({ maxSpots: 1 });
    const request = {
      ...createRequest(slot, t.person(), t.token()),
      lease_ref: { lease_id: 'no-such-lease' },
    };
    mustNotSucceed(t, await t.call('CreateBooking', request), 'a booking by a lease that never was');
    await mustShow(t, slot, true, 'the slot that the booking named');
  },
};
