import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Booking } from '../../core/booking.ts';
import type { BookingChange } from '../../core/booking-store.ts';
import type { EpochMs, EpochSec } from '../../core/clock.ts';
import {
  type BookingId,
  bookingId,
  type MerchantId,
  type OperationId,
  type PartnerId,
  type PersonKey,
  type UserId,
} from '../../core/identifiers.ts';
import type { TimeSpan } from '../../core/opening.ts';
import { integer, type Row, text } from '../row.ts';
import { type Sealer, sealBooking } from '../sealed-values.ts';
import { bookingOf, jsonOrNull } from './booking-mapping.ts';

/** Bookings that take up their user's and person's time. */
export const occupying = `status IN ('pending', 'confirmed', 'in-progress')`;

/** How many bookings that are over are taken off the reading list at a time. */
const forgottenAtOnce = 500;

/** The table of bookings. */
export class BookingRows {
  readonly #sealer: Sealer;
  readonly #byId: StatementSync;
  readonly #insert: StatementSync;
  readonly #delete: StatementSync;
  readonly #change: StatementSync;
  readonly #changeInTime: StatementSync;
  readonly #claim: StatementSync;
  readonly #fence: StatementSync;
  readonly #overlap: StatementSync;
  readonly #ofUser: StatementSync;
  readonly #userKnown: StatementSync;
  readonly #dueToRead: StatementSync;
  readonly #readNext: StatementSync;
  readonly #untraced: StatementSync;

  constructor(connection: DatabaseSync, sealer: Sealer) {
    this.#sealer = sealer;
    this.#byId = connection.prepare('SELECT * FROM bookings WHERE id = ?');
    this.#insert = connection.prepare(`
      INSERT INTO bookings (id, partner, merchant, service, user, token, person_key, person, start_sec, end_sec, calendar, zone,
        status, visitor_id, receipt_id, schedule_id, note, echo, created_ms, observed_ms, read_due_ms, open_operation, fenced_until_ms,
        items, more_places)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET calendar = excluded.calendar, zone = excluded.zone, more_places = excluded.more_places,
        end_sec = excluded.end_sec, status = excluded.status,
        visitor_id = excluded.visitor_id, observed_ms = excluded.observed_ms, open_operation = excluded.open_operation`);
    this.#delete = connection.prepare('DELETE FROM bookings WHERE id = ?');
    const changed = `status = ?, calendar = ?, zone = ?, visitor_id = ?, receipt_id = ?, schedule_id = ?, observed_ms = ?,
      read_due_ms = ?, fenced_until_ms = ?, more_places = ?, last_operation = coalesce(open_operation, last_operation), open_operation = NULL,
      target_start_sec = NULL, target_end_sec = NULL`;
    this.#change = connection.prepare(`UPDATE bookings SET ${changed} WHERE id = ?`);
    this.#changeInTime = connection.prepare(
      `UPDATE bookings SET ${changed}, start_sec = ?, end_sec = ? WHERE id = ?`,
    );
    this.#claim = connection.prepare(`
      UPDATE bookings SET last_operation = coalesce(open_operation, last_operation), open_operation = ?, target_start_sec = ?,
        target_end_sec = ? WHERE id = ?`);
    this.#fence = connection.prepare('UPDATE bookings SET fenced_until_ms = ? WHERE id = ?');
    this.#overlap = connection.prepare(`
      SELECT 1 FROM bookings WHERE merchant = ?1 AND person_key = ?2 AND id <> ?5 AND ${occupying}
        AND (end_sec > ?3 AND start_sec < ?4 OR target_end_sec > ?3 AND target_start_sec < ?4) LIMIT 1`);
    this.#ofUser = connection.prepare(`
      SELECT * FROM bookings WHERE partner = ? AND user = ? AND end_sec > ? AND status = 'confirmed' ORDER BY start_sec, id`);
    this.#userKnown = connection.prepare(`
      SELECT 1 FROM bookings WHERE partner = ? AND user = ? AND status NOT IN ('pending', 'abandoned') LIMIT 1`);
    this.#dueToRead = connection.prepare(`
      SELECT id, end_sec FROM bookings WHERE read_due_ms < ? AND open_operation IS NULL ORDER BY read_due_ms LIMIT ?`);
    this.#untraced = connection.prepare(`
      SELECT * FROM bookings WHERE schedule_id IS NULL AND status = 'confirmed' AND end_sec > ? AND created_ms < ?
        ORDER BY end_sec, id LIMIT ?`);
    this.#readNext = connection.prepare('UPDATE bookings SET read_due_ms = ? WHERE id = ?');
  }

  byId(id: BookingId): Booking | null {
    const row = this.#byId.get(id);
    return row === undefined ? null : bookingOf(row, this.#sealer);
  }

  /** Throws for a booking that has to be there and isn't. */
  existing(id: BookingId): Booking {
    const booking = this.byId(id);
    if (booking === null) throw new Error(`a booking is missing: ${id}`);
    return booking;
  }

  /** A new booking, or the next attempt of one that was given up: that keeps its beginning. */
  insert(booking: Booking): void {
    const { place, reference } = booking;
    const { person, note, echo } = sealBooking(booking, this.#sealer);
    this.#insert.run(
      booking.id,
      booking.partnerId,
      booking.merchantId,
      booking.serviceId,
      booking.userId,
      booking.token,
      booking.personKey,
      person,
      booking.startSec,
      booking.endSec,
      place.calendar,
      place.zone,
      booking.status,
      reference.visitorId,
      reference.receiptId,
      reference.scheduleId,
      note,
      echo,
      booking.createdMs,
      booking.observedMs,
      booking.openOperation,
      booking.fencedUntilMs,
      jsonOrNull(booking.items),
      jsonOrNull(place.more),
    );
  }

  delete(id: BookingId): void {
    this.#delete.run(id);
  }

  /** Ends whatever change was under way. `booking`: as it is stored. */
  change({ id, startSec, endSec, place: recorded }: Booking, change: BookingChange): void {
    const { place: seen, reference } = change;
    const place = seen ?? recorded;
    const mayStillChange =
      change.status === 'confirmed' || change.status === 'no-show' || change.status === 'in-progress';
    const values = [
      change.status,
      place.calendar,
      place.zone,
      reference.visitorId,
      reference.receiptId,
      reference.scheduleId,
      change.observedMs,
      mayStillChange ? change.observedMs : null,
      change.fencedUntilMs,
      jsonOrNull(place.more),
    ];
    // Times are part of indexes, which SQLite writes anew for every column that a statement names, changed or not.
    if (change.startSec === startSec && change.endSec === endSec) this.#change.run(...values, id);
    else this.#changeInTime.run(...values, change.startSec, change.endSec, id);
  }

  /** `target`: where a move would put it. */
  claim(id: BookingId, operation: OperationId | null, target: TimeSpan | null): void {
    this.#claim.run(operation, target?.startSec ?? null, target?.endSec ?? null, id);
  }

  fence(id: BookingId, untilMs: EpochMs): void {
    this.#fence.run(untilMs, id);
  }

  /** Whether another booking of the person than `except` lies in the span. */
  overlaps(merchant: MerchantId, person: PersonKey, span: TimeSpan, except: string): boolean {
    return this.#overlap.get(merchant, person, span.startSec, span.endSec, except) !== undefined;
  }

  ofUser(
    partner: PartnerId,
    user: UserId,
    afterSec: EpochSec,
  ): { readonly known: boolean; readonly bookings: readonly Booking[] } {
    const bookings = this.#ofUser
      .all(partner, user, afterSec)
      .map((row: Row) => bookingOf(row, this.#sealer));
    return { known: bookings.length > 0 || this.#userKnown.get(partner, user) !== undefined, bookings };
  }

  /** Those that are over are taken off the reading list when it is their turn, so many at a time. */
  dueToRead(beforeMs: EpochMs, endAfterSec: EpochSec, nextMs: EpochMs, limit: number): readonly Booking[] {
    const due: BookingId[] = [];
    const over: BookingId[] = [];
    for (const row of this.#dueToRead.iterate(beforeMs, limit + forgottenAtOnce)) {
      const id = bookingId(text(row, 'id'));
      if (integer(row, 'end_sec') > endAfterSec) due.push(id);
      else over.push(id);
      if (due.length === limit) break;
    }
    for (const id of over) this.#readNext.run(null, id);
    for (const id of due) this.#readNext.run(nextMs, id);
    return due.map((id) => this.existing(id));
  }

  untraced(createdBeforeMs: EpochMs, endAfterSec: EpochSec, limit: number): readonly Booking[] {
    return this.#untraced
      .all(endAfterSec, createdBeforeMs, limit)
      .map((row: Row) => bookingOf(row, this.#sealer));
  }
}
