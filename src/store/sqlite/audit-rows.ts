import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  type AuditAction,
  type AuditActor,
  type AuditPage,
  type AuditQuery,
  auditWindow,
  type BookingFacts,
  type Denial,
} from '../../core/audit-store.ts';
import type { EpochMs } from '../../core/clock.ts';
import type { ImageRegistration, ImageState } from '../../core/house-store.ts';
import type { BookingId, MerchantId, OperationId, PartnerId } from '../../core/identifiers.ts';
import { auditPageOf, auditValues, imagesDetail } from '../audit-mapping.ts';
import { integer, type Row } from '../row.ts';

/** Who did what, and by which operation. */
export interface Cause {
  readonly actor: AuditActor;
  readonly caller: PartnerId | null;
  readonly action: AuditAction;
  readonly operationId: OperationId | null;
}

/** What is told of a registration of images. */
export interface ImagesFacts {
  readonly actor: AuditActor;
  readonly caller: PartnerId | null;
  readonly action: Extract<AuditAction, 'register-images' | 'acknowledge'>;
  readonly registration: Pick<ImageRegistration, 'id' | 'merchantId' | 'bookingId' | 'imageCount'>;
  readonly state: ImageState;
}

/** The audit; the table itself refuses to have entries changed, or taken out before their time. */
export class AuditRows {
  readonly #insert: StatementSync;
  readonly #all: StatementSync;
  readonly #ofBooking: StatementSync;
  readonly #old: StatementSync;
  readonly #begin: StatementSync;
  readonly #leaveOut: StatementSync;

  constructor(connection: DatabaseSync) {
    this.#insert = connection.prepare(`
      INSERT INTO audit (at_ms, actor, caller, action, booking, merchant, operation, facts_before, facts_after, detail)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    const page = (seen: string): string => `
      WITH seen AS (SELECT * FROM audit WHERE ${seen} seq < ?1 ORDER BY seq DESC LIMIT ${auditWindow})
      SELECT s.*, (SELECT min(seq) FROM seen) AS first, (SELECT count(*) FROM seen) AS looked FROM (SELECT 1)
      LEFT JOIN (SELECT * FROM seen WHERE (?2 IS NULL OR caller = ?2) AND at_ms >= ?3 AND at_ms < ?4 ORDER BY seq DESC LIMIT ?5) AS s
      ORDER BY s.seq DESC`;
    this.#all = connection.prepare(page(''));
    this.#ofBooking = connection.prepare(page('booking = ?6 AND'));
    // Entries follow one another in time, so the old ones are the first.
    this.#old = connection.prepare('SELECT seq, at_ms FROM audit ORDER BY seq LIMIT ?');
    this.#begin = connection.prepare('UPDATE audit_start SET before_ms = max(before_ms, ?)');
    this.#leaveOut = connection.prepare('DELETE FROM audit WHERE seq = ?');
  }

  changed(
    booking: { readonly id: BookingId; readonly merchantId: MerchantId },
    before: BookingFacts | null,
    after: BookingFacts | null,
    { actor, caller, action, operationId: operation }: Cause,
    nowMs: EpochMs,
  ): void {
    this.#insert.run(
      nowMs,
      actor,
      caller,
      action,
      booking.id,
      booking.merchantId,
      operation,
      before === null ? null : JSON.stringify(before),
      after === null ? null : JSON.stringify(after),
      null,
    );
  }

  denied({ caller, detail }: Denial, nowMs: EpochMs): void {
    this.#insert.run(nowMs, 'caller', caller, 'deny', null, null, null, null, null, detail);
  }

  images({ actor, caller, action, registration, state }: ImagesFacts, nowMs: EpochMs): void {
    const { id, merchantId, bookingId, imageCount } = registration;
    const detail = imagesDetail(imageCount, state);
    this.#insert.run(nowMs, actor, caller, action, bookingId, merchantId, id, null, null, detail);
  }

  shorten(beforeMs: EpochMs, limit: number): number {
    const old = this.#old.all(limit).filter((row: Row) => integer(row, 'at_ms') < beforeMs);
    if (old.length > 0) this.#begin.run(beforeMs);
    for (const row of old) this.#leaveOut.run(integer(row, 'seq'));
    return old.length;
  }

  page(query: AuditQuery): AuditPage {
    const { bookingId: booking, limit } = query;
    const values = auditValues(query);
    const rows = booking === null ? this.#all.all(...values) : this.#ofBooking.all(...values, booking);
    return auditPageOf(rows, limit);
  }
}
