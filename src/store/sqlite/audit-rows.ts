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
import type { BookingId, MerchantId, OperationId, PartnerId } from '../../core/identifiers.ts';
import { auditPageOf, auditValues } from '../audit-mapping.ts';

/** Who did what, and by which operation. */
export interface Cause {
  readonly actor: AuditActor;
  readonly caller: PartnerId | null;
  readonly action: AuditAction;
  readonly operationId: OperationId | null;
}

/** The audit; the table itself refuses to have entries changed or taken out. */
export class AuditRows {
  readonly #insert: StatementSync;
  readonly #all: StatementSync;
  readonly #ofBooking: StatementSync;

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

  page(query: AuditQuery): AuditPage {
    const { bookingId: booking, limit } = query;
    const values = auditValues(query);
    const rows = booking === null ? this.#all.all(...values) : this.#ofBooking.all(...values, booking);
    return auditPageOf(rows, limit);
  }
}
