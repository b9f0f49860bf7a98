import type { AuditStore } from './audit-store.ts';
import type { Booking, BookingStatus } from './booking.ts';
import type { ClinicReference } from './clinic-driver.ts';
import type { EpochMs, EpochSec } from './clock.ts';
import type { HouseStore } from './house-store.ts';
import type {
  BookingId,
  IdempotencyToken,
  MerchantId,
  OperationId,
  OwnerId,
  PartnerId,
  PersonKey,
  ServiceId,
  UserId,
} from './identifiers.ts';
import type { LeaseStore } from './lease-store.ts';
import type { Candidate, TimeSpan, VisitPlace } from './opening.ts';
import type { Operation, OperationState } from './operation.ts';
import type { Refusal } from './refusal.ts';
import type { SlotLease } from './slot-lease.ts';

/**
 * A point in the store's own order of events. What was settled before it shows in clinic reads that began after it was taken.
 * Comparable only within one store.
 */
export type Moment = number & { readonly __kind: 'moment' };

/** What is known of a token before its request is worked on. */
export interface TokenLook {
  /** Taken before anything else was read. */
  readonly moment: Moment;
  readonly token:
    | { readonly kind: 'new' }
    /** Its booking was made: replay it. */
    | { readonly kind: 'booked'; readonly fingerprint: string; readonly booking: Booking }
    /** Its operation is under way. */
    | { readonly kind: 'open'; readonly fingerprint: string; readonly operation: Operation }
    /** Earlier attempts came to nothing, though one of them may still turn up: keep the booking's id. */
    | { readonly kind: 'given-up'; readonly fingerprint: string; readonly bookingId: BookingId };
  /** The person's visitor id at the merchant, if it was ever learnt. */
  readonly visitorId: string | null;
  /** Why the user or person can't have the visit, as far as the record knows; judged again when it is claimed. */
  readonly conflict: VisitConflict | null;
}

/** Reasons in the record against one more visit of the same user or person. */
export type VisitConflict = Extract<
  Refusal,
  'slot-already-booked-by-user' | 'overlapping-reservation' | 'user-over-booking-limit'
>;

/** A visit that is wished for, as far as the rules about the user's and person's other visits need it. */
export interface VisitWish extends TimeSpan {
  readonly partnerId: PartnerId;
  readonly merchantId: MerchantId;
  readonly serviceId: ServiceId;
  readonly userId: UserId;
  readonly personKey: PersonKey;
  /** How many upcoming bookings the user may have at the merchant, this one included; null = any number. */
  readonly bookingsPerUser: number | null;
  readonly nowMs: EpochMs;
}

/** Everything that a create puts down before its command may be sent. */
export interface CreateClaim {
  readonly operation: Operation;
  /** Status `pending`; its place is set to the candidate that was taken. */
  readonly booking: Booking;
  readonly fingerprint: string;
  /** In order of preference; each with the counts that the clinic showed in a read that began after `moment`. */
  readonly candidates: readonly Candidate[];
  readonly moment: Moment;
  /** How many upcoming bookings the user may have at the merchant, this one included; null = any number. */
  readonly bookingsPerUser: number | null;
  /** The lease that is used up: its place is the booking's to take, and one that the clinic holds is taken without `candidates`. */
  readonly lease: SlotLease | null;
}

/** Why a place could not be claimed. */
export type ClaimRefusal =
  /** The clinic itself shows every candidate as taken, or leases keep it for others. */
  | { readonly kind: 'full' }
  /** Free by the clinic's count, but changes under way may need it. Settled ones show after a fresh read. Leases make it full instead. */
  | { readonly kind: 'contended' };

export type CreateClaimResult =
  | { readonly kind: 'claimed'; readonly operation: Operation; readonly booking: Booking }
  | ClaimRefusal
  /** The person has another booking, live or under way, that forbids this one. */
  | { readonly kind: 'refused'; readonly refusal: VisitConflict }
  /** Somebody else makes this person's visitor right now, or has made it since the claim's moment; search again afterwards. */
  | { readonly kind: 'person-busy' }
  /** The token got an operation or a booking in the meantime. */
  | { readonly kind: 'token-taken' }
  /** What an earlier attempt of the token left in the clinic is being removed; read again afterwards. */
  | { readonly kind: 'being-removed' }
  /** The lease has expired, or another booking was made of it. */
  | { readonly kind: 'lease-over' };

/** What came of making a booking of a reservation that turned up. */
export type Adoption =
  | { readonly kind: 'adopted'; readonly booking: Booking }
  /** It isn't given up (any more). */
  | { readonly kind: 'not-given-up' }
  /** The reservation is being removed, or was since it was read; read again afterwards. */
  | { readonly kind: 'being-removed' };

/** Everything that a move or cancel puts down before its command may be sent. */
export interface ChangeClaim {
  readonly operation: Operation;
  /** As it was when it was judged: the claim is `busy` when it has changed since. */
  readonly booking: Booking;
  /** For a move: where to, with counts as in {@link CreateClaim}, the booking's own place not counted. None for a cancel. */
  readonly target: { readonly candidates: readonly Candidate[]; readonly moment: Moment } | null;
}

export type ChangeClaimResult =
  | { readonly kind: 'claimed'; readonly operation: Operation; readonly booking: Booking }
  | ClaimRefusal
  /** Another booking of the person overlaps the new time. */
  | { readonly kind: 'overlap' }
  /** Another change of this booking is under way, or the booking is not what it was when it was read. */
  | { readonly kind: 'busy' };

/** What a store rejects with when it is in trouble itself: whether the step was done is then unknown. */
export class StoreTrouble extends Error {
  constructor(cause: unknown) {
    super('the store did not answer for a step', { cause });
    this.name = 'StoreTrouble';
  }
}

/** Younger operations of a process may be on their way from the store to those who are about to work on them. */
export const orphanAgeMs = 10_000;

/** A step that doesn't end an operation. */
export interface OpenStep {
  readonly state: 'sent' | 'unknown' | 'needs-person';
  readonly trouble: string | null;
}

/** What the end of an operation says about its booking. */
export interface Settlement {
  readonly state: Extract<OperationState, 'done' | 'refused' | 'given-up'>;
  readonly refusal: Refusal | null;
  readonly trouble: string | null;
  /** The booking as it is from now on; null: as it was before. A refused create's booking is gone, its token new again. */
  readonly booking: BookingChange | null;
  /** Until then a late effect may still turn up, so the store lists it under {@link BookingStore.watched}. 0 = not at all. */
  readonly watchUntilMs: EpochMs;
}

/** The part of a booking that changes. */
export interface BookingChange {
  readonly status: BookingStatus;
  readonly startSec: EpochSec;
  readonly endSec: EpochSec;
  /** null: what was read doesn't say, so it stays as it is on record, which may be newer than the reader's knowledge of it. */
  readonly place: VisitPlace | null;
  readonly reference: ClinicReference;
  /** As in {@link Booking}: the earliest instant of which the answer may speak, however late it was taken in hand. */
  readonly observedMs: EpochMs;
  readonly fencedUntilMs: EpochMs;
}

/** The booking as it is after the change. */
export function withChange(booking: Booking, change: BookingChange): Booking {
  return { ...booking, ...change, place: change.place ?? booking.place };
}

/** How an operation stands, for those who wait for it in another process. */
export type OperationEnd =
  | { readonly kind: 'open' }
  | { readonly kind: 'done'; readonly booking: Booking }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'nothing-done'; readonly trouble: string };

/**
 * Where bookings, tokens, the journal of operations, claimed places and visitor links are kept. Every method is one atomic step
 * and durable when its promise resolves. Rejects with {@link StoreTrouble} when the store itself is in trouble; then it is unknown
 * whether the step was done, as after any lost answer.
 *
 * Steps of an operation are refused (`false`) when it is no longer owned by `operation.owner` or the step isn't legal:
 * its outcome is then somebody else's to decide.
 */
export interface BookingStore extends LeaseStore, HouseStore, AuditStore {
  lookAtToken(token: IdempotencyToken, wish: VisitWish): Promise<TokenLook>;
  moment(): Promise<Moment>;
  claimCreate(claim: CreateClaim): Promise<CreateClaimResult>;
  claimChange(claim: ChangeClaim): Promise<ChangeClaimResult>;
  /** Records a step that doesn't end the operation; `sent` allows the command once more. */
  recordStep(operation: Operation, next: OpenStep): Promise<Operation | false>;
  /** Keeps what a driver has to know if it must go on elsewhere; the operation's state stays. */
  recordNote(operation: Operation, note: string): Promise<Operation | false>;
  /** Ends the operation: booking, token, claims and visitor link in one step. */
  settle(operation: Operation, settlement: Settlement): Promise<Booking | null | false>;
  /**
   * A given-up create's reservation turned up while its token is asked for again: the booking is made after all, unless the reading
   * `change` began before the booking's fence ended.
   */
  adopt(id: BookingId, change: BookingChange): Promise<Adoption>;
  /**
   * Puts up a fence round a booking that still is as it was judged, so that a reservation that it doesn't want can be cancelled: until
   * `untilMs`, or {@link endRemoval}, no change of it and no further attempt of its token is claimed, and no reading of that time makes it.
   * Gives the fenced booking. null: it isn't as it was judged any more, so nothing may be cancelled.
   */
  claimRemoval(judged: Booking, untilMs: EpochMs): Promise<Booking | null>;
  /** Ends the fence that {@link claimRemoval} gave, if it is still that one: none of the removal's commands can take effect any more. */
  endRemoval(fenced: Booking): Promise<void>;
  /** Forgets a visitor id that the clinic doesn't know any more. */
  forgetVisitor(merchant: MerchantId, person: PersonKey): Promise<void>;

  booking(id: BookingId): Promise<Booking | null>;
  /** Confirmed bookings of the user that end after `afterSec`, in order of start; `known` tells whether the user ever booked. */
  bookingsOfUser(
    partner: PartnerId,
    user: UserId,
    afterSec: EpochSec,
  ): Promise<{ readonly known: boolean; readonly bookings: readonly Booking[] }>;
  /** null: the journal doesn't know it (any more). */
  operationEnd(id: OperationId): Promise<OperationEnd | null>;
  /**
   * Takes over what was read in the clinic, unless a change is under way or has ended since the store gave `known`, or a newer reading was
   * recorded. So `known` has to be older than the reading. Nothing is taken over for a booking that isn't made, or that the partner cancelled:
   * who read it before that takes it for the staff's doing. Gives the booking as it is then; its fence stays as it is in the store.
   */
  recordObservation(known: Booking, change: BookingChange): Promise<Booking | null>;

  /** Shows that this process lives, for `ttlMs` from now by the store's clock. */
  renewOwner(owner: OwnerId, ttlMs: number): Promise<void>;
  /**
   * Makes `owner` the owner of open operations that no living process owns, and gives them with their bookings; and with them those of its
   * own that it isn't `working` on and that are older than {@link orphanAgeMs}: their claim's answer was lost, or their pursuit broke off.
   */
  takeOver(owner: OwnerId, working: readonly OperationId[], limit: number): Promise<readonly JournalEntry[]>;
  /** Hands all its open operations to whoever comes next. */
  resignOwner(owner: OwnerId): Promise<void>;
  /** Operations that are `unknown` or need a person, oldest first. */
  unresolved(limit: number): Promise<readonly Operation[]>;
  /**
   * Confirmed bookings that were made before `createdBeforeMs` and end after `endAfterSec`, whose reservation's id isn't known: they can't be
   * changed. In order of end.
   */
  untraced(createdBeforeMs: EpochMs, endAfterSec: EpochSec, limit: number): Promise<readonly Booking[]>;
  /** Ended operations whose watch is due; each of them is due again at `nextMs`, whoever asks, until {@link endWatch}. */
  watched(nowMs: EpochMs, nextMs: EpochMs, limit: number): Promise<readonly WatchedEntry[]>;
  /** Nothing is to be seen of that operation any more. */
  endWatch(id: OperationId): Promise<void>;
  /**
   * Bookings that end after `endAfterSec`, have no change under way and were last read before `observedBeforeMs`, longest unread first;
   * none of them is given again before `nextMs`, whoever asks.
   */
  stale(
    observedBeforeMs: EpochMs,
    endAfterSec: EpochSec,
    nextMs: EpochMs,
    limit: number,
  ): Promise<readonly Booking[]>;
  /**
   * Looks at the next `limit` rows after `after` ('' = from the first), and erases the personal data of those whose visit ended before
   * `endedBeforeSec` and that no change is under way for: of bookings, with what links them to a person, of operations whose
   * booking is erased, and of images that were sent before that and need no person any more. Bare facts are kept.
   */
  erase(rows: ErasableRows, after: string, endedBeforeSec: EpochSec, limit: number): Promise<Erasure>;
  /** Whether the store can take a step at the moment. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

/** Where personal data is kept. */
export type ErasableRows = 'bookings' | 'operations' | 'images';

/** What one look for data to erase came to. */
export interface Erasure {
  readonly erased: number;
  /** The last row that was looked at; null: there are none after it. */
  readonly last: string | null;
}

/** An operation and its booking. */
export interface JournalEntry {
  readonly operation: Operation;
  readonly booking: Booking;
}

export interface WatchedEntry extends JournalEntry {
  /** As in {@link Settlement}: only a look that begins after it has seen everything. */
  readonly watchUntilMs: EpochMs;
}
