import type { BookingStore, CreateClaim, CreateClaimResult, Moment } from '../../src/core/booking-store.ts';
import {
  bookingId,
  leaseId,
  leaseReference,
  merchantId,
  partnerId,
  serviceId,
} from '../../src/core/identifiers.ts';
import type { LeaseClaimResult } from '../../src/core/lease-store.ts';
import type { Candidate } from '../../src/core/opening.ts';
import type { SlotLease } from '../../src/core/slot-lease.ts';
import type { Visit, Visits } from './visits.ts';

/** Far beyond the length of any test. */
const hourMs = 3_600_000;

/** A lease of the visit's slot, kept by the adapter for an hour, unless told otherwise. */
export function leaseFor(visits: Visits, visit: Visit, wanted: Partial<SlotLease> = {}): SlotLease {
  return {
    id: leaseId(visits.id()),
    partnerId: partnerId('partner'),
    reference: leaseReference(`reference of ${visit.token}`),
    fingerprint: 'fingerprint',
    merchantId: merchantId(visit.merchant),
    serviceId: serviceId(visit.service),
    startSec: visit.startSec,
    endSec: visit.endSec,
    resources: { staffId: null, roomId: "room 'one'" },
    place: { calendar: 'none', zone: 'none' },
    state: 'held',
    expiresMs: Date.now() + hourMs,
    hold: null,
    echo: '{"slot":"as asked"}',
    ...wanted,
  };
}

/** As {@link leaseFor}, for a clinic that is to be asked for a hold. */
export function askedFor(visits: Visits, visit: Visit, wanted: Partial<SlotLease> = {}): SlotLease {
  const hold = { bookingId: bookingId(visits.id()), words: null };
  return leaseFor(visits, visit, { state: 'asked', hold, ...wanted });
}

export async function claimLease(
  store: BookingStore,
  lease: SlotLease,
  candidates: readonly Candidate[],
): Promise<LeaseClaimResult> {
  return store.claimLease({ lease, candidates, moment: await store.moment() });
}

/** Leases what has to be free. */
export async function leased(
  store: BookingStore,
  lease: SlotLease,
  candidates: readonly Candidate[],
): Promise<SlotLease> {
  const result = await claimLease(store, lease, candidates);
  if (result.kind !== 'claimed') throw new Error(`the slot was not leased: ${result.kind}`);
  return result.lease;
}

/** The clinic has made the hold that was asked for. */
export async function held(store: BookingStore, lease: SlotLease, expiresMs?: number): Promise<SlotLease> {
  const recorded = await store.recordHold(lease.id, {
    words: `{"hold":"of ${lease.id}"}`,
    expiresMs: expiresMs ?? Date.now() + hourMs,
  });
  if (recorded === null) throw new Error('the hold was not recorded');
  return recorded;
}

/** A create of the visit that uses the lease up. */
export function createWith(visits: Visits, visit: Visit, lease: SlotLease, moment: Moment): CreateClaim {
  const { operation, ...claim } = visits.createClaim(visit, moment);
  const { startSec, endSec, visitorId } = visit;
  const used = { id: lease.id, hold: lease.hold?.words ?? null };
  const intent = { kind: 'create', visitorId, span: { startSec, endSec }, lease: used } as const;
  return { ...claim, operation: { ...operation, intent }, lease };
}

export async function claimWith(
  store: BookingStore,
  visits: Visits,
  visit: Visit,
  lease: SlotLease,
): Promise<CreateClaimResult> {
  return store.claimCreate(createWith(visits, visit, lease, await store.moment()));
}

/** Claims what has to be claimable by its lease. */
export async function claimedWith(
  store: BookingStore,
  visits: Visits,
  visit: Visit,
  lease: SlotLease,
): Promise<Extract<CreateClaimResult, { kind: 'claimed' }>> {
  const result = await claimWith(store, visits, visit, lease);
  if (result.kind !== 'claimed') throw new Error(`the visit was not claimed: ${result.kind}`);
  return result;
}
