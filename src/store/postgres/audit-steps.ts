import { type AuditPage, type AuditQuery, auditWindow, type Denial } from '../../core/audit-store.ts';
import type { EpochMs } from '../../core/clock.ts';
import { auditPageOf, auditValues } from '../audit-mapping.ts';
import { integer } from '../row.ts';
import type { Connections } from './connections.ts';
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

const shortenStatement = statement('shorten-audit', () => 'SELECT shorten_audit($1, $2) AS left_out');

/** The audit as it is read; a trigger writes what it tells of bookings. */
export class AuditSteps {
  readonly #connections: Connections;

  constructor(connections: Connections) {
    this.#connections = connections;
  }

  async audit(query: AuditQuery): Promise<AuditPage> {
    const { bookingId: booking, limit } = query;
    const values = auditValues(query);
    const rows =
      booking === null
        ? await this.#connections.read(pageStatement, values)
        : await this.#connections.read(pageOfBookingStatement, [...values, booking]);
    return auditPageOf(rows, limit);
  }

  async shortenAudit(beforeMs: EpochMs, limit: number): Promise<number> {
    const [row = {}] = await this.#connections.write(shortenStatement, [beforeMs, limit]);
    return integer(row, 'left_out');
  }

  async recordDenial({ caller, detail }: Denial): Promise<void> {
    await this.#connections.write(denyStatement, [caller, detail]);
  }
}
