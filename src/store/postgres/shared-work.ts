import type { Booking } from '../../core/booking.ts';
import { type JournalEntry, orphanAgeMs, type WatchedEntry } from '../../core/booking-store.ts';
import type { EpochMs, EpochSec } from '../../core/clock.ts';
import type { OperationId, OwnerId } from '../../core/identifiers.ts';
import type { Operation } from '../../core/operation.ts';
import { integer } from '../row.ts';
import type { Sealer } from '../sealed-values.ts';
import type { SharedClock } from '../shared-clock.ts';
import { bookingOf } from './booking-mapping.ts';
import type { Connections } from './connections.ts';
import { entriesOf, operationOf, watchedOf } from './operation-mapping.ts';
import { statement } from './statement.ts';

/** A clinic read that began before a claim was settled is over after this long, so the claim needn't be remembered. */
const longestReadMs = 60_000;

/** How many claims that are over are forgotten at a time. */
const claimsForgottenAtOnce = 5_000;

/** How many bookings that are over are taken off the reading list at a time. */
const bookingsForgottenAtOnce = 500;

/** Claims that are over are forgotten on this occasion, because a create or its settling must not touch others' rows. */
const renewOwnerStatement = statement(
  'renew-owner',
  () => `WITH past AS (
      SELECT merchant, calendar, zone, start_sec, operation FROM claims WHERE settled_ms < store_ms() - ${longestReadMs}
        LIMIT ${claimsForgottenAtOnce} FOR UPDATE SKIP LOCKED),
    forgotten AS (DELETE FROM claims USING past WHERE (claims.merchant, claims.calendar, claims.zone, claims.start_sec, claims.operation)
      = (past.merchant, past.calendar, past.zone, past.start_sec, past.operation))
    INSERT INTO owners (owner, alive_until_ms) VALUES ($1, store_ms() + $2::bigint)
      ON CONFLICT (owner) DO UPDATE SET alive_until_ms = excluded.alive_until_ms
    RETURNING store_ms() AS now_ms`,
);

const resignOwnerStatement = statement(
  'resign-owner',
  () => `WITH gone AS (DELETE FROM owners WHERE owner = $1)
    UPDATE operations SET owner = '' WHERE owner = $1 AND state IN ('sent', 'unknown', 'needs-person')`,
);

const takeOverStatement = statement('take-over', () => 'SELECT * FROM take_over($1, $2, $3, $4)');

const unresolvedStatement = statement(
  'unresolved',
  () => `SELECT * FROM operations WHERE state IN ('sent', 'unknown', 'needs-person') AND state <> 'sent'
    ORDER BY started_ms LIMIT $1`,
);

const watchedStatement = statement(
  'watched',
  () => `WITH due AS (
      SELECT id, watch_next_ms FROM operations WHERE watch_next_ms <= $1 ORDER BY watch_next_ms LIMIT $3 FOR UPDATE SKIP LOCKED),
    given AS (
      UPDATE operations AS o SET watch_next_ms = $2 FROM due WHERE o.id = due.id
        RETURNING o.*, due.watch_next_ms AS was_due_ms)
    SELECT to_json(g) AS operation, to_json(b) AS booking FROM given AS g JOIN bookings AS b ON b.id = g.booking
      ORDER BY g.was_due_ms`,
);

const endWatchStatement = statement(
  'end-watch',
  () => 'UPDATE operations SET watch_next_ms = NULL WHERE id = $1',
);

const staleStatement = statement(
  'stale',
  () => `WITH past AS (
      SELECT id FROM bookings WHERE read_due_ms IS NOT NULL AND end_sec <= $2 LIMIT ${bookingsForgottenAtOnce}
        FOR UPDATE SKIP LOCKED),
    forgotten AS (UPDATE bookings AS b SET read_due_ms = NULL FROM past WHERE b.id = past.id),
    due AS (
      SELECT id, read_due_ms FROM bookings WHERE read_due_ms < $1 AND end_sec > $2 AND open_operation IS NULL
        ORDER BY read_due_ms LIMIT $4 FOR UPDATE SKIP LOCKED),
    given AS (
      UPDATE bookings AS b SET read_due_ms = $3 FROM due WHERE b.id = due.id RETURNING b.*, due.read_due_ms AS was_due_ms)
    SELECT * FROM given ORDER BY was_due_ms`,
);

/** Work that any process may do: rows that another one is busy with are passed over. */
export class SharedWork {
  readonly #connections: Connections;
  readonly #sealer: Sealer;
  readonly #clock: SharedClock;

  constructor(connections: Connections, sealer: Sealer, clock: SharedClock) {
    this.#connections = connections;
    this.#sealer = sealer;
    this.#clock = clock;
  }

  async renewOwner(owner: OwnerId, ttlMs: number): Promise<void> {
    await this.#clock.agree(async () => {
      const [row = {}] = await this.#connections.write(renewOwnerStatement, [owner, ttlMs]);
      return integer(row, 'now_ms');
    });
  }

  async resignOwner(owner: OwnerId): Promise<void> {
    await this.#connections.write(resignOwnerStatement, [owner]);
  }

  async takeOver(
    owner: OwnerId,
    working: readonly OperationId[],
    limit: number,
  ): Promise<readonly JournalEntry[]> {
    return entriesOf(
      await this.#connections.write(takeOverStatement, [owner, working, orphanAgeMs, limit]),
      this.#sealer,
    );
  }

  async unresolved(limit: number): Promise<readonly Operation[]> {
    return (await this.#connections.read(unresolvedStatement, [limit])).map((row) =>
      operationOf(row, this.#sealer),
    );
  }

  async watched(nowMs: EpochMs, nextMs: EpochMs, limit: number): Promise<readonly WatchedEntry[]> {
    const rows = await this.#connections.write(watchedStatement, [nowMs, nextMs, limit]);
    return watchedOf(rows, this.#sealer);
  }

  async endWatch(id: OperationId): Promise<void> {
    await this.#connections.write(endWatchStatement, [id]);
  }

  async stale(
    beforeMs: EpochMs,
    endAfterSec: EpochSec,
    nextMs: EpochMs,
    limit: number,
  ): Promise<readonly Booking[]> {
    const values = [beforeMs, endAfterSec, nextMs, limit];
    return (await this.#connections.write(staleStatement, values)).map((row) => bookingOf(row, this.#sealer));
  }
}
