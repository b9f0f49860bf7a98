import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { factsOf } from '../../core/audit-store.ts';
import type { BookingStatus } from '../../core/booking.ts';
import type { Erasure } from '../../core/booking-store.ts';
import type { Clock, EpochSec } from '../../core/clock.ts';
import { bookingId, merchantId } from '../../core/identifiers.ts';
import { integer, type Row, text } from '../row.ts';
import type { AuditRows } from './audit-rows.ts';

/** What is erased in the end: '' stands where something sealed was. */
export class ErasableTables {
  readonly #audit: AuditRows;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #bookings: StatementSync;
  readonly #eraseBooking: StatementSync;
  readonly #unlink: StatementSync;
  readonly #operations: StatementSync;
  readonly #eraseOperation: StatementSync;
  readonly #images: StatementSync;
  readonly #eraseImages: StatementSync;

  constructor(connection: DatabaseSync, audit: AuditRows, clock: Pick<Clock, 'now'>) {
    this.#audit = audit;
    this.#clock = clock;
    this.#bookings = connection.prepare(`
      SELECT id, merchant, person_key, status, start_sec, end_sec, calendar, zone, end_sec < ?1 AND person <> '' AND open_operation IS NULL AS due
      FROM bookings WHERE id > ?2 ORDER BY id LIMIT ?3`);
    this.#eraseBooking = connection.prepare(
      `UPDATE bookings SET person = '', note = NULL, echo = '', person_key = '' WHERE id = ?`,
    );
    this.#unlink = connection.prepare(`
      DELETE FROM visitor_links WHERE merchant = ?1 AND person_key = ?2
        AND NOT EXISTS (SELECT 1 FROM bookings WHERE merchant = ?1 AND person_key = ?2)`);
    this.#operations = connection.prepare(`
      SELECT o.id, coalesce(o.terms, '') || coalesce(o.trouble, '') <> ''
          AND o.state NOT IN ('sent', 'unknown', 'needs-person')
          AND NOT EXISTS (SELECT 1 FROM bookings AS b WHERE b.id = o.booking AND b.person <> '') AS due
      FROM operations AS o WHERE o.id > ? ORDER BY o.id LIMIT ?`);
    this.#eraseOperation = connection.prepare(
      'UPDATE operations SET terms = NULL, trouble = NULL WHERE id = ?',
    );
    this.#images = connection.prepare(`
      SELECT id, coalesce(trouble, '') <> '' AND started_ms < ?1 * 1000
          AND (state IN ('done', 'refused') OR acknowledged_ms IS NOT NULL) AS due
      FROM image_registrations WHERE id > ?2 ORDER BY id LIMIT ?3`);
    this.#eraseImages = connection.prepare('UPDATE image_registrations SET trouble = NULL WHERE id = ?');
  }

  eraseBookings(after: string, endedBeforeSec: EpochSec, limit: number): Erasure {
    const rows = this.#bookings.all(endedBeforeSec, after, limit);
    const due = dueOf(rows);
    for (const row of due) {
      this.#eraseBooking.run(text(row, 'id'));
      this.#unlink.run(text(row, 'merchant'), text(row, 'person_key'));
      this.#putDown(row);
    }
    return { erased: due.length, last: lastOf(rows, limit) };
  }

  #putDown(row: Row): void {
    const booking = { id: bookingId(text(row, 'id')), merchantId: merchantId(text(row, 'merchant')) };
    const facts = factsOf({
      status: text(row, 'status') as BookingStatus,
      startSec: integer(row, 'start_sec'),
      endSec: integer(row, 'end_sec'),
      place: { calendar: text(row, 'calendar'), zone: text(row, 'zone') },
    });
    const cause = { actor: 'adapter', caller: null, action: 'erase', operationId: null } as const;
    this.#audit.changed(booking, facts, facts, cause, this.#clock.now());
  }

  /** A refused create's booking is gone as well. */
  eraseOperations(after: string, limit: number): Erasure {
    const rows = this.#operations.all(after, limit);
    const due = dueOf(rows);
    for (const row of due) this.#eraseOperation.run(text(row, 'id'));
    return { erased: due.length, last: lastOf(rows, limit) };
  }

  /** What a clinic said of images quotes what it was sent. */
  eraseImages(after: string, sentBeforeSec: EpochSec, limit: number): Erasure {
    const rows = this.#images.all(sentBeforeSec, after, limit);
    const due = dueOf(rows);
    for (const row of due) this.#eraseImages.run(text(row, 'id'));
    return { erased: due.length, last: lastOf(rows, limit) };
  }
}

function dueOf(rows: readonly Row[]): readonly Row[] {
  return rows.filter((row) => integer(row, 'due') === 1);
}

function lastOf(rows: readonly Row[], limit: number): string | null {
  const last = rows.at(-1);
  return last === undefined || rows.length < limit ? null : text(last, 'id');
}
