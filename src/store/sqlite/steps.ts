import type { DatabaseSync } from 'node:sqlite';
import type { AuditPage, AuditQuery, Denial } from '../../core/audit-store.ts';
import type { Booking } from '../../core/booking.ts';
import type {
  ChangeClaim,
  ChangeClaimResult,
  CreateClaim,
  CreateClaimResult,
  ErasableRows,
  Erasure,
  JournalEntry,
  Moment,
  OpenStep,
  TokenLook,
  VisitWish,
  WatchedEntry,
} from '../../core/booking-store.ts';
import { orphanAgeMs } from '../../core/booking-store.ts';
import { placeAmong } from '../../core/candidates.ts';
import type { Clock, EpochMs, EpochSec } from '../../core/clock.ts';
import type {
  BookingId,
  IdempotencyToken,
  MerchantId,
  OperationId,
  OwnerId,
  PartnerId,
  PersonKey,
  UserId,
} from '../../core/identifiers.ts';
import { type Operation, openStates } from '../../core/operation.ts';
import type { Sealer } from '../sealed-values.ts';
import { AuditRows } from './audit-rows.ts';
import { BookingRows } from './booking-rows.ts';
import { BookingsUnderWay } from './bookings-under-way.ts';
import { ClaimRows } from './claim-rows.ts';
import { ErasableTables } from './erasable-tables.ts';
import { HouseSteps } from './house-steps.ts';
import { LeaseSteps } from './lease-steps.ts';
import { LookRows } from './look-rows.ts';
import { OperationRows } from './operation-rows.ts';
import { isAsJudged, OutcomeSteps } from './outcome-steps.ts';
import { type StoredToken, TokenRows } from './token-rows.ts';

/** The store's steps, each to be run inside one transaction. Says nothing about when they are on disk. */
export class Steps {
  readonly #clock: Clock;
  readonly #bookings: BookingRows;
  readonly #operations: OperationRows;
  readonly #claims: ClaimRows;
  readonly #tokens: TokenRows;
  readonly #looks: LookRows;
  readonly #underWay = new BookingsUnderWay();
  readonly leases: LeaseSteps;
  /** What comes after a command, or of a look into the clinic. */
  readonly outcomes: OutcomeSteps;
  /** What only the clinic's own commands do. */
  readonly house: HouseSteps;
  readonly #erasing: ErasableTables;
  readonly #audit: AuditRows;

  constructor(connection: DatabaseSync, clock: Clock, sealer: Sealer) {
    this.#clock = clock;
    this.#bookings = new BookingRows(connection, sealer);
    this.#operations = new OperationRows(connection, sealer);
    this.#claims = new ClaimRows(connection);
    this.#tokens = new TokenRows(connection);
    this.#looks = new LookRows(connection);
    this.leases = new LeaseSteps(connection, clock, this.#claims);
    this.#audit = new AuditRows(connection);
    this.outcomes = new OutcomeSteps({
      clock,
      bookings: this.#bookings,
      operations: this.#operations,
      claims: this.#claims,
      tokens: this.#tokens,
      underWay: this.#underWay,
      leases: this.leases,
      audit: this.#audit,
    });
    this.house = new HouseSteps(
      connection,
      clock,
      sealer,
      this.#audit,
      (booking) => this.outcomes.putOnRecord(booking),
      (claim) => this.claimChange(claim),
    );
    this.#erasing = new ErasableTables(connection, this.#audit, clock);
  }

  moment(): Moment {
    return this.#claims.moment();
  }

  booking(id: BookingId): Booking | null {
    return this.#bookings.byId(id);
  }

  bookingsOfUser(partner: PartnerId, user: UserId, afterSec: EpochSec): ReturnType<BookingRows['ofUser']> {
    return this.#bookings.ofUser(partner, user, afterSec);
  }

  forgetVisitor(merchant: MerchantId, person: PersonKey): void {
    this.#tokens.unlink(merchant, person);
  }

  renewOwner(owner: OwnerId, ttlMs: number): void {
    this.#operations.renewOwner(owner, this.#clock.now() + ttlMs);
  }

  resignOwner(owner: OwnerId): void {
    this.#operations.disown(owner);
  }

  unresolved(limit: number): readonly Operation[] {
    return this.#operations.unresolved(limit);
  }

  watched(nowMs: EpochMs, nextMs: EpochMs, limit: number): readonly WatchedEntry[] {
    return this.#operations.watched(nowMs, nextMs, limit).flatMap((watched) => {
      const booking = this.#bookings.byId(watched.operation.bookingId);
      return booking === null ? [] : [{ ...watched, booking }];
    });
  }

  endWatch(id: OperationId): void {
    this.#operations.endWatch(id);
  }

  stale(beforeMs: EpochMs, endAfterSec: EpochSec, nextMs: EpochMs, limit: number): readonly Booking[] {
    return this.#bookings.dueToRead(beforeMs, endAfterSec, nextMs, limit);
  }

  untraced(createdBeforeMs: EpochMs, endAfterSec: EpochSec, limit: number): readonly Booking[] {
    return this.#bookings.untraced(createdBeforeMs, endAfterSec, limit);
  }

  erase(rows: ErasableRows, after: string, endedBeforeSec: EpochSec, limit: number): Erasure {
    switch (rows) {
      case 'bookings':
        return this.#erasing.eraseBookings(after, endedBeforeSec, limit);
      case 'operations':
        return this.#erasing.eraseOperations(after, limit);
      case 'images':
        return this.#erasing.eraseImages(after, endedBeforeSec, limit);
    }
  }

  audit(query: AuditQuery): AuditPage {
    return this.#audit.page(query);
  }

  shortenAudit(beforeMs: EpochMs, limit: number): number {
    return this.#audit.shorten(beforeMs, limit);
  }

  recordDenial(denial: Denial): void {
    this.#audit.denied(denial, this.#clock.now());
  }

  lookAtToken(token: IdempotencyToken, wish: VisitWish): TokenLook {
    const { moment, token: stored, visitorId, conflict } = this.#looks.look(token, wish, null);
    const state = this.#tokenState(stored);
    const fresh = state.kind === 'new' || state.kind === 'given-up';
    return fresh
      ? { moment, token: state, visitorId, conflict }
      : { moment, token: state, visitorId: null, conflict: null };
  }

  #tokenState(stored: StoredToken | null): TokenLook['token'] {
    if (stored === null) return { kind: 'new' };
    const { fingerprint, bookingId } = stored;
    if (stored.state === 'given-up') return { kind: 'given-up', fingerprint, bookingId };
    if (stored.state === 'booked') {
      const booking = this.#bookings.byId(bookingId);
      if (booking === null) throw new Error(`the booking of a token is missing: ${bookingId}`);
      return { kind: 'booked', fingerprint, booking };
    }
    const operation = this.#operations.byId(stored.operationId);
    if (operation === null) throw new Error(`the operation of a token is missing: ${stored.operationId}`);
    return { kind: 'open', fingerprint, operation };
  }

  claimCreate(claim: CreateClaim): CreateClaimResult {
    const { operation, booking, bookingsPerUser } = claim;
    const { partnerId, token } = booking;
    const wish = { ...booking, bookingsPerUser, nowMs: operation.startedMs };
    const searchedAt = booking.reference.visitorId === null ? claim.moment : null;
    const { token: stored, conflict, makesVisitor } = this.#looks.look(token, wish, searchedAt);
    if (stored !== null && (stored.state !== 'given-up' || stored.bookingId !== booking.id))
      return { kind: 'token-taken' };
    if (stored !== null && this.#bookings.existing(booking.id).fencedUntilMs > this.#clock.now())
      return { kind: 'being-removed' };
    if (conflict !== null) return { kind: 'refused', refusal: conflict };
    if (makesVisitor) return { kind: 'person-busy' };
    const place = this.leases.takePlace(claim);
    if (typeof place === 'string') return { kind: place };
    this.#operations.insert(operation);
    const placed: Booking = { ...booking, place: placeAmong(claim.candidates, place) };
    this.#bookings.insert(placed);
    this.#tokens.open(partnerId, token, claim.fingerprint, booking.id, operation.id);
    // The next attempt of a booking that was given up keeps its beginning, which only the store knows.
    return this.#claimed(operation, stored === null ? placed : this.#bookings.existing(booking.id));
  }

  claimChange(claim: ChangeClaim): ChangeClaimResult {
    const { operation, booking, target } = claim;
    const stored = this.#bookings.byId(booking.id);
    if (stored === null || !isAsJudged(stored, booking)) return { kind: 'busy' };
    const { intent } = operation;
    if (intent.kind !== 'move' || target === null) {
      this.#operations.insert(operation);
      this.#bookings.claim(booking.id, operation.id, null);
      return this.#claimed(operation, { ...stored, openOperation: operation.id });
    }
    if (this.#bookings.overlaps(booking.merchantId, booking.personKey, intent.to, booking.id))
      return { kind: 'overlap' };
    const claimant = { claimant: operation.id, merchantId: booking.merchantId, expiresMs: null };
    const taken = this.#claims.claim(claimant, target.candidates, target.moment, this.#clock.now());
    if (typeof taken === 'string') return { kind: taken };
    const place = placeAmong(target.candidates, taken);
    const placed: Operation = { ...operation, intent: { ...intent, to: { ...intent.to, place } } };
    this.#operations.insert(placed);
    this.#bookings.claim(booking.id, operation.id, intent.to);
    return this.#claimed(placed, { ...stored, openOperation: operation.id });
  }

  #claimed(operation: Operation, booking: Booking): Extract<CreateClaimResult, { kind: 'claimed' }> {
    this.#underWay.keep(operation.id, booking);
    return { kind: 'claimed', operation, booking };
  }

  recordStep(operation: Operation, { state, trouble }: OpenStep): Operation | false {
    const stored = this.#operations.steppable(operation.id, operation.owner, state);
    if (stored === null) return false;
    const sent = state === 'sent' ? { sentMs: this.#clock.now(), sends: stored.sends + 1 } : {};
    const next: Operation = { ...stored, ...sent, state, trouble };
    this.#operations.step(next);
    return next;
  }

  recordNote(operation: Operation, note: string): Operation | false {
    const stored = this.#operations.byId(operation.id);
    if (stored === null || stored.owner !== operation.owner || !openStates.includes(stored.state))
      return false;
    this.#operations.note(stored.id, note);
    return { ...stored, note };
  }

  takeOver(owner: OwnerId, working: readonly OperationId[], limit: number): readonly JournalEntry[] {
    const nowMs = this.#clock.now();
    const busy = new Set(working);
    const own = this.#operations.own(owner, nowMs - orphanAgeMs).filter(({ id }) => !busy.has(id));
    const taken = this.#operations.abandoned(owner, nowMs, limit);
    for (const { id } of taken) this.#operations.give(id, owner);
    return this.#entries([...own, ...taken.map((operation) => ({ ...operation, owner }))]);
  }

  #entries(operations: readonly Operation[]): readonly JournalEntry[] {
    return operations.flatMap((operation) => {
      const booking = this.#bookings.byId(operation.bookingId);
      return booking === null ? [] : [{ operation, booking }];
    });
  }
}
