import { hasSlot } from '../../expectations.ts';
import { leaseRequest } from '../../messages.ts';
import { numberAt, objectAt, textAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';
import { inTenMinutes } from '../../with-lease.ts';

export const freeSlotIsLeased: Scenario = {
  name: 'free-slot-is-leased',
  over: 'both',
  rules: ['1.5'],
  needs: ['CreateLease'],
  async run(t) {
    const slot = t.slot();
    const reference = t.token();
    t.spent.push(slot);
    const answer = await t.call('CreateLease', leaseRequest(slot, reference, inTenMinutes(t)));
    const lease = objectAt(answer.message, 'lease');
    t.must(textAt(lease, 'lease_id') !== '', 'a lease of a free slot is answered with its lease_id', answer);
    t.must(hasSlot(lease, slot), 'the lease holds the slot as requested', answer);
    t.must(lease['user_reference'] === reference, 'the lease holds the user_reference as sent', answer);
    const expires = numberAt(lease, 'lease_expiration_time_sec');
    t.must(
      expires > t.nowSec && expires <= inTenMinutes(t),
      'the lease expires when asked, or sooner',
      answer,
    );
  },
};
