import { type BookingFacts, factsOf } from '../../core/audit-store.ts';
import type { Booking } from '../../core/booking.ts';
import {
  type Adoption,
  type BookingChange,
  type OperationEnd,
  type Settlement,
  withChange,
} from '../../core/booking-store.ts';
import type { Clock, EpochMs } from '../../core/clock.ts';
import type { BookingId, OperationId } from '../../core/identifiers.ts';
import type { Operation } from '../../core/operation.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { AuditRows, Cause } from './audit-rows.ts';
import type { BookingRows } from './booking-rows.ts';
import type { BookingsUnderWay } from './bookings-under-way.ts';
import type { ClaimRows } from './claim-rows.ts';
import type { LeaseSteps } from './lease-steps.ts';
import type { OperationRows } from './operation-rows.ts';
import type { TokenRows } from './token-rows.ts';

/** Bookings that no reading changes: nobody was told of them, or their end is known better here than it looks in the clinic. */
const unobservable: ReadonlySet<Booking['status']> = new Set([
  'pending',
  'abandoned',
  'cancelled-by-partner',
]);

/** What the steps work on. */
interface Parts {
  readonly clock: Clock;
  readonly bookings: BookingRows;
  readonly operations: OperationRows;
  readonly claims: ClaimRows;
  readonly tokens: TokenRows;
  readonly leases: LeaseSteps;
  readonly audit: AuditRows;
  readonly underWay: BookingsUnderWay;
}

/** The steps that end an operation or take over what the clinic shows; each to be run inside one transaction. */
export class OutcomeSteps {
  readonly #clock: Clock;
  readonly #bookings: BookingRows;
  readonly #operations: OperationRows;
  readonly #claims: ClaimRows;
  readonly #tokens: TokenRows;
  readonly #leases: LeaseSteps;
  readonly #audit: AuditRows;
  readonly #underWay: BookingsUnderWay;

  constructor({ clock, bookings, operations, claims, tokens, leases, audit, underWay }: Parts) {
    this.#clock = clock;
    this.#bookings = bookings;
    this.#operations = operations;
    this.#claims = claims;
    this.#tokens = tokens;
    this.#leases = leases;
    this.#audit = audit;
    this.#underWay = underWay;
  }

  settle(operation: Operation, settlement: Settlement): Booking | null | false {
    const nowMs = this.#clock.now();
    // Whose it is and where it stands is all that changes of an operation besides, so the rest needn't be read.
    if (!this.#operations.end(operation, settlement, nowMs)) return false;
    this.#leases.endUse(operation, settlement);
    if (settlement.state === 'done') this.#claims.settle(operation.id, nowMs);
    else this.#claims.free(operation.id);
    const booking = this.#underWay.take(operation.id) ?? this.#bookings.existing(operation.bookingId);
    const { kind: action } = operation.intent;
    const cause = {
      actor: 'caller',
      caller: operation.partnerId,
      action,
      operationId: operation.id,
    } as const;
    if (action === 'create') this.#endCreate(booking, settlement, cause);
    else if (settlement.booking !== null) this.#change(booking, settlement.booking, cause);
    else this.#bookings.claim(booking.id, null, null);
    this.#learnVisitor(booking, settlement.booking);
    // What was just written needn't be read: reading a booking costs as much as changing it.
    if (settlement.state === 'done' && settlement.booking !== null)
      return { ...withChange(booking, settlement.booking), openOperation: null, lastOperation: operation.id };
    return this.#bookings.byId(operation.bookingId);
  }

  #endCreate(booking: Booking, settlement: Settlement, cause: Cause): void {
    const { partnerId, token } = booking;
    if (settlement.state === 'done' && settlement.booking !== null) {
      this.#tokens.booked(partnerId, token);
      this.#change(booking, settlement.booking, cause);
      return;
    }
    const haunted = settlement.state === 'given-up';
    if (haunted || this.#tokens.find(partnerId, token)?.haunted === true) {
      this.#tokens.giveUp(partnerId, token, haunted);
      this.#change(booking, { ...booking, status: 'abandoned' }, cause);
      return;
    }
    this.#tokens.delete(partnerId, token);
    this.#bookings.delete(booking.id);
  }

  adopt(id: BookingId, change: BookingChange): Adoption {
    const booking = this.#bookings.byId(id);
    if (booking?.status !== 'abandoned') return { kind: 'not-given-up' };
    if (change.observedMs < booking.fencedUntilMs) return { kind: 'being-removed' };
    this.#tokens.booked(booking.partnerId, booking.token);
    this.#change(booking, change, {
      actor: 'caller',
      caller: booking.partnerId,
      action: 'create',
      operationId: null,
    });
    this.#learnVisitor(booking, change);
    return { kind: 'adopted', booking: this.#bookings.existing(id) };
  }

  claimRemoval(judged: Booking, untilMs: EpochMs): Booking | null {
    const stored = this.#bookings.byId(judged.id);
    if (stored === null || !isAsJudged(stored, judged)) return null;
    const fencedUntilMs = Math.max(untilMs, stored.fencedUntilMs);
    this.#bookings.fence(stored.id, fencedUntilMs);
    return { ...stored, fencedUntilMs };
  }

  endRemoval({ id, fencedUntilMs }: Booking): void {
    if (this.#bookings.byId(id)?.fencedUntilMs === fencedUntilMs) this.#bookings.fence(id, this.#clock.now());
  }

  recordObservation({ id, lastOperation }: Booking, change: BookingChange): Booking | null {
    const booking = this.#bookings.byId(id);
    if (booking === null || booking.openOperation !== null || booking.observedMs > change.observedMs)
      return booking;
    if (booking.lastOperation !== lastOperation || unobservable.has(booking.status)) return booking;
    // Whoever read it may know nothing of a fence that was put up meanwhile.
    this.#change(booking, { ...change, fencedUntilMs: booking.fencedUntilMs }, byClinic);
    this.#learnVisitor(booking, change);
    return this.#bookings.byId(id);
  }

  operationEnd(id: OperationId): OperationEnd | null {
    const operation = this.#operations.byId(id);
    if (operation === null) return null;
    if (operation.state === 'sent' || operation.state === 'unknown' || operation.state === 'needs-person')
      return { kind: 'open' };
    const { refusal, trouble } = this.#operations.endOf(id);
    if (refusal !== null) return { kind: 'refused', refusal: refusal as Refusal };
    const booking = operation.state === 'done' ? this.#bookings.byId(operation.bookingId) : null;
    return booking === null
      ? { kind: 'nothing-done', trouble: trouble ?? 'nothing was changed' }
      : { kind: 'done', booking };
  }

  #learnVisitor(booking: Booking, change: BookingChange | null): void {
    const visitorId = change?.reference.visitorId ?? null;
    if (visitorId !== null) this.#tokens.link(booking.merchantId, booking.personKey, visitorId);
  }

  /** Changes a booking, and puts down who did it; what a reading finds as it was is nobody's doing. */
  #change(booking: Booking, change: BookingChange, cause: Cause): void {
    this.#bookings.change(booking, change);
    const [before, after] = [factsOf(booking), factsOf(withChange(booking, change))];
    if (cause.action === 'observe' && isSame(before, after)) return;
    this.#audit.changed(booking, before, after, cause, this.#clock.now());
  }

  /** A booking that was made in the clinic without us. */
  putOnRecord(booking: Booking): void {
    this.#bookings.insert(booking);
    const cause = {
      actor: 'caller',
      caller: booking.partnerId,
      action: 'record',
      operationId: null,
    } as const;
    this.#audit.changed(booking, null, factsOf(booking), cause, this.#clock.now());
  }
}

const byClinic: Cause = { actor: 'clinic', caller: null, action: 'observe', operationId: null };

function isSame(before: BookingFacts | null, after: BookingFacts | null): boolean {
  return (
    before?.status === after?.status &&
    before?.startSec === after?.startSec &&
    before?.endSec === after?.endSec &&
    before?.calendar === after?.calendar &&
    before?.zone === after?.zone
  );
}

/** Whether nothing has happened to a booking since it was judged. */
export function isAsJudged(stored: Booking, judged: Booking): boolean {
  return (
    stored.openOperation === null &&
    stored.status === judged.status &&
    stored.startSec === judged.startSec &&
    stored.reference.scheduleId === judged.reference.scheduleId &&
    stored.lastOperation === judged.lastOperation &&
    stored.fencedUntilMs === judged.fencedUntilMs
  );
}
