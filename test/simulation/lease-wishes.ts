import type { LeaseRequest } from '../../src/core/booking-core.ts';
import type { Merchant } from '../../src/core/catalogue.ts';
import type { EpochMs } from '../../src/core/clock.ts';
import { leaseReference } from '../../src/core/identifiers.ts';
import type { LeaseWish } from './ask.ts';
import type { Action } from './plan.ts';
import { partner, serviceAt, slotStart } from './setting.ts';

/** Nobody asks for a certain doctor or room. */
export const noResources = { resources: { staffId: null, roomId: null } };

/** What the partner asks for by an action, that often as it may be. */
export function leaseWishOf(
  { wish, clinic, service: number, slot, forMs }: Extract<Action, { kind: 'lease' }>,
  merchant: Merchant,
  nowMs: EpochMs,
): LeaseWish {
  const service = serviceAt(number);
  const startSec = slotStart(slot);
  const reference = `lease${wish}`;
  const request: LeaseRequest = {
    partnerId: partner,
    reference: leaseReference(reference),
    fingerprint: reference,
    merchant,
    wish: { service, startSec, durationSec: service.durationSec, field: 'lease.slot' },
    ...noResources,
    expiresMs: nowMs + forMs,
    referenceField: 'lease.user_reference',
    expiryField: 'lease.lease_expiration_time_sec',
    echo: `{"slot":"as asked by ${reference}"}`,
  };
  const span = { startSec, endSec: startSec + service.durationSec };
  return { number: wish, reference, clinic, service: number, span, request, granted: null, grantedMs: null };
}
