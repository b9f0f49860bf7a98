import { NotApplicable } from '../../attempt.ts';
import { mustBeRefused, mustShow } from '../../expectations.ts';
import { createRequest, leaseRequest } from '../../messages.ts';
import { numberAt, objectAt, textAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const expiredLeaseIsLeaseExpired: Scenario = {
  name: 'expired-lease-is-lease-expired',
  over: 'both',
  rules: ['1.5', '1.14'],
  needs: ['CreateLease'],
  async run(t) {
    const slot = t.slot({ maxSpots: 1 });
    const made = await t.call('CreateLease', leaseRequest(slot, t.token(), t.nowSec + 2));
    const lease = objectAt(made.message, 'lease');
    if (textAt(lease, 'lease_id') === '') throw new NotApplicable('the server makes no lease of two seconds');
    const leftMs = numberAt(lease, 'lease_expiration_time_sec') * 1000 - t.target.clock.now();
    if (leftMs > 10_000) throw new NotApplicable('the server makes no short lease');
    // A second more, as nobody promises that both clocks agree to the second.
    await t.target.clock.sleep(leftMs + 1_000, t.target.signal);
    await mustShow(t, slot, true, 'the slot of an expired lease');
    const request = {
      ...createRequest(slot, t.person(), t.token()),
      lease_ref: { lease_id: textAt(lease, 'lease_id') },
    };
    const answer = await t.call('CreateBooking', request);
    mustBeRefused(t, answer, ['LEASE_EXPIRED'], 'a booking by an expired lease');
  },
};
