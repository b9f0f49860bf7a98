import type { LeaseRequest } from '../../core/booking-core.ts';
import type { Partner } from '../../core/catalogue.ts';
import { Fault, invalidArgument } from '../../core/fault.ts';
import { leaseReference } from '../../core/identifiers.ts';
import type { SlotLease } from '../../core/slot-lease.ts';
import { bookingFailure } from '../booking-message.ts';
import { checkTexts, idRule, type TextRules } from '../check-text.ts';
import { leaseFingerprintOf } from '../fingerprint.ts';
import type { Call, ContractPorts, ResponseOf } from '../method.ts';
import { required } from '../required.ts';
import { resourcesOf } from '../slot-resources.ts';
import { type Merchants, visibleMerchant } from '../visible-catalogue.ts';
import type { Lease, Slot } from '../wire/generated/messages.ts';
import { wishOf } from '../wished-slot.ts';

const textRules: TextRules = {
  '*': { kind: 'text', maxLength: 1_000 },
  'lease.lease_id': idRule,
  'lease.user_reference': idRule,
  'lease.slot.merchant_id': idRule,
  'lease.slot.service_id': idRule,
};

/** [google] 1.5. The lease ends when the partner wishes, or earlier; its answer says when. */
export async function createLease(
  { core, merchants }: ContractPorts,
  { partner, request, untilMs }: Call<'CreateLease'>,
): Promise<ResponseOf<'CreateLease'>> {
  checkTexts(request, textRules);
  const lease = required(request.lease, 'lease');
  const result = await core.lease(readLease(merchants, partner, lease), untilMs);
  if (result.kind === 'refused') return { booking_failure: bookingFailure(result) };
  return { lease: messageOf(result.lease) };
}

function readLease(merchants: Merchants, partner: Partner, lease: Lease): LeaseRequest {
  const reference = required(lease.user_reference, 'lease.user_reference');
  if (lease.lease_id !== undefined)
    throw invalidArgument('lease.lease_id', 'is for the answer: leave it out');
  const slot = required(lease.slot, 'lease.slot');
  const merchant = visibleMerchant(merchants, partner, slot.merchant_id, 'lease.slot.merchant_id');
  const wish = wishOf(merchant, slot, 'lease.slot');
  const expirySec = required(lease.lease_expiration_time_sec, 'lease.lease_expiration_time_sec');
  if (merchant.longestLeaseMs === null)
    throw new Fault('not-offered', `leases are not offered at ${merchant.id}`);
  return {
    partnerId: partner.id,
    reference: leaseReference(reference),
    fingerprint: leaseFingerprintOf(lease),
    merchant,
    wish,
    resources: resourcesOf(slot),
    expiresMs: expirySec * 1000,
    referenceField: 'lease.user_reference',
    expiryField: 'lease.lease_expiration_time_sec',
    echo: JSON.stringify(slot),
  };
}

function messageOf({ id, reference, expiresMs, echo }: SlotLease): Lease {
  const slot: Slot = JSON.parse(echo);
  return {
    lease_id: id,
    slot,
    user_reference: reference,
    lease_expiration_time_sec: expiresMs / 1000,
  };
}
