import type { Settlement } from './booking-store.ts';
import type { EpochMs } from './clock.ts';
import type { BookingId, LeaseId, LeaseReference, MerchantId, PartnerId, ServiceId } from './identifiers.ts';
import type { Place, TimeSpan } from './opening.ts';

/**
 * Where a lease stands. `asked`: the clinic is being asked for a hold, so no partner has heard of it yet. `in-use`: a booking is being made
 * of it; if that comes to nothing it is `held` again. `over`: nothing can be booked by it any more. Whether a `held` one has expired, its
 * time tells.
 */
export type LeaseState = 'asked' | 'held' | 'in-use' | 'used' | 'over';

/** What a slot says of staff and room ([google] 1.11); null: nothing. */
export interface SlotResources {
  readonly staffId: string | null;
  readonly roomId: string | null;
}

/** A slot that is kept for a partner for a while, to be booked once. */
export interface SlotLease extends TimeSpan {
  readonly id: LeaseId;
  readonly partnerId: PartnerId;
  readonly reference: LeaseReference;
  /** Digest of everything that the request said besides its reference. */
  readonly fingerprint: string;
  readonly merchantId: MerchantId;
  readonly serviceId: ServiceId;
  readonly resources: SlotResources;
  /** Where it was claimed; a booking may be put elsewhere at the same time, if the clinic itself doesn't hold it. */
  readonly place: Place;
  readonly state: LeaseState;
  /** Ends then by itself. While `asked`: until when the hold is waited for. */
  readonly expiresMs: EpochMs;
  /** The clinic keeps the place, for the booking of that id; `words` are its driver's, null while `asked`. null: the adapter keeps it. */
  readonly hold: { readonly bookingId: BookingId; readonly words: string | null } | null;
  /** What the partner sent and wants to read back; the core stores it and never looks inside. */
  readonly echo: string;
}

/**
 * What becomes of a lease whose create has ended. What came to nothing gives it back, unless the clinic doesn't keep its hold any more, or
 * might still make a booking of it.
 */
export function stateAfterUse(
  { state, refusal }: Pick<Settlement, 'state' | 'refusal'>,
  isHeldByClinic: boolean,
): LeaseState {
  if (state === 'done') return 'used';
  return refusal === 'lease-expired' || (state === 'given-up' && isHeldByClinic) ? 'over' : 'held';
}
