import type { ClaimRefusal, Moment } from './booking-store.ts';
import type { EpochMs } from './clock.ts';
import type { LeaseId, LeaseReference, MerchantId, PartnerId } from './identifiers.ts';
import type { Candidate, PlaceInterval } from './opening.ts';
import type { SlotLease } from './slot-lease.ts';

/** Everything that a lease puts down: at once before it is answered, or before the clinic is asked for a hold. */
export interface LeaseClaim {
  /** State `held` or `asked`; its place is set to the candidate that was taken. */
  readonly lease: SlotLease;
  /** In order of preference; each with the counts that the clinic showed in a read that began after `moment`. */
  readonly candidates: readonly Candidate[];
  readonly moment: Moment;
}

export type LeaseClaimResult =
  | { readonly kind: 'claimed'; readonly lease: SlotLease }
  | ClaimRefusal
  /** The reference got a lease in the meantime. */
  | { readonly kind: 'reference-taken' };

/** The intervals that a lease keeps from others and that the clinic doesn't show as taken. */
export interface LeasedPlace {
  readonly id: LeaseId;
  readonly merchantId: MerchantId;
  readonly interval: PlaceInterval;
  readonly expiresMs: EpochMs;
}

/** The hold that a clinic has made for a lease. */
export interface HoldMade {
  readonly words: string;
  readonly expiresMs: EpochMs;
}

/**
 * Where leases are kept: the part of the store that is about them. Whether one has expired is judged by the store's clock, and a place
 * claimed for one is free for others from then on, without anyone's hand.
 */
export interface LeaseStore {
  lease(id: LeaseId): Promise<SlotLease | null>;
  leaseByReference(partner: PartnerId, reference: LeaseReference): Promise<SlotLease | null>;
  /** One that was `asked` under the reference and has expired makes way. */
  claimLease(claim: LeaseClaim): Promise<LeaseClaimResult>;
  /** What was `asked` is `held`, and the clinic shows its place from now on. null: it isn't `asked` any more. */
  recordHold(id: LeaseId, hold: HoldMade): Promise<SlotLease | null>;
  /** What was `asked` came to nothing: its place is free, its reference new again. */
  dropLease(id: LeaseId): Promise<void>;
  /** Of all leases that haven't expired. */
  leasedPlaces(): Promise<readonly LeasedPlace[]>;
  /**
   * Ends leases that have expired and forgets those that expired before `forgetBeforeMs`, some of each at a time. Gives those ended now
   * whose hold was never used: each to one caller only, once.
   */
  endLeases(forgetBeforeMs: EpochMs, limit: number): Promise<readonly SlotLease[]>;
}
