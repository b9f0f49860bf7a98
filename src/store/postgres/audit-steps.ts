import {
  type AuditAction,
  type AuditActor,
  type AuditEntry,
  type AuditPage,
  type AuditQuery,
  auditWindow,
  type BookingFacts,
  type Denial,
} from '../../core/audit-store.ts';
import { bookingId, merchantId, operationId, partnerId } from '../../core/identifiers.ts';
import type { Connections } from './connections.ts';
import { integer, type Row, text, textOrNull } from './row.ts';
import { statement } from './statement.ts';

function page(seen: string): string {
  return `WITH seen AS (SELECT * FROM audit WHERE ${seen} seq < $1 ORDER BY seq DESC LIMIT ${auditWindow})
    SELECT s.*, t.first, t.looked FROM (SELECT min(seq) AS first, count(*) AS looked FROM seen) AS t
    LEFT JOIN (
      SELECT * FROM seen WHERE ($2::text IS NULL OR caller = $2) AND at_ms >= $3 AND at_ms < $4 ORDER BY seq DESC LIMIT $5) AS s
      ON true ORDER BY s.seq DESC`;
}

const pageStatement = statement('audit', () => page(''));
const pageOfBookingStatement = statement('audit-of-booking', () => page('booking = $6 AND'));

const denyStatement = statement(
  'record-denial',
  () =>
    `INSERT INTO audit (at_ms, actor, caller, action, detail) VALUES (store_ms(), 'caller', $1, 'deny', $2)`,
);

/** The audit as it is read; a trigger writes what it tells of bookings. */
export class AuditSteps {
  readonly #connections: Connections;

  constructor(connections: Connections) {
    this.#connections = connections;
  }

  async audit({ bookingId: booking, caller, fromMs, toMs, beforeId, limit }: AuditQuery): Promise<AuditPage> {
    const last = Number.MAX_SAFE_INTEGER;
    const values = [beforeId ?? last, caller, fromMs ?? 0, toMs ?? last, limit];
    const rows =
      booking === null
        ? await this.#connections.read(pageStatement, values)
        : await this.#connections.read(pageOfBookingStatement, [...values, booking]);
    const entries = rows.filter((row) => row['seq'] !== null).map(entryOf);
    const [row] = rows;
    const lastEntry = entries.at(-1);
    if (lastEntry !== undefined && entries.length === limit) return { entries, next: lastEntry.id };
    const isAll = row === undefined || integer(row, 'looked') < auditWindow;
    return { entries, next: isAll ? null : integer(row, 'first') };
  }

  async recordDenial({ caller, detail }: Denial): Promise<void> {
    await this.#connections.write(denyStatement, [caller, detail]);
  }
}

function entryOf(row: Row): AuditEntry {
  const [caller, booking, merchant, operation] = ['caller', 'booking', 'merchant', 'operation'].map(
    (column) => textOrNull(row, column),
  );
  return {
    id: integer(row, 'seq'),
    atMs: integer(row, 'at_ms'),
    actor: text(row, 'actor') as AuditActor,
    caller: caller == null ? null : partnerId(caller),
    action: text(row, 'action') as AuditAction,
    bookingId: booking == null ? null : bookingId(booking),
    merchantId: merchant == null ? null : merchantId(merchant),
    operationId: operation == null ? null : operationId(operation),
    before: row['facts_before'] as BookingFacts | null,
    after: row['facts_after'] as BookingFacts | null,
    detail: textOrNull(row, 'detail'),
  };
}
