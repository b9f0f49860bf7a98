import type { Booking } from '../../core/booking.ts';
import type { Moment } from '../../core/booking-store.ts';
import type { EpochMs, EpochSec } from '../../core/clock.ts';
import type { BookingId, PartnerId, UserId } from '../../core/identifiers.ts';
import { integer, textOrNull } from '../row.ts';
import type { Sealer } from '../sealed-values.ts';
import { bookingOf } from './booking-mapping.ts';
import type { Connections } from './connections.ts';
import { keptLog, momentOf } from './moment.ts';
import { statement } from './statement.ts';

const nowStatement = statement('now', () => 'SELECT store_ms() AS now_ms');

const momentStatement = statement('moment', () => `SELECT ${keptLog} AS moment`);

const bookingStatement = statement('booking', () => 'SELECT * FROM bookings WHERE id = $1');

/** At least one row, if only to say whether the user is known. */
const bookingsOfUserStatement = statement(
  'bookings-of-user',
  () => `SELECT k.known, b.* FROM (SELECT EXISTS (
      SELECT FROM bookings WHERE partner = $1 AND user_id = $2 AND status NOT IN ('pending', 'abandoned')) AS known) AS k
    LEFT JOIN bookings AS b ON b.partner = $1 AND b.user_id = $2 AND b.end_sec > $3 AND b.status = 'confirmed'
    ORDER BY b.start_sec, b.id`,
);

const untracedStatement = statement(
  'untraced',
  () => `SELECT * FROM bookings WHERE schedule_id IS NULL AND status = 'confirmed' AND created_ms < $1 AND end_sec > $2
    ORDER BY end_sec, id LIMIT $3`,
);

const readyStatement = statement('ready', () => 'SELECT NOT pg_is_in_recovery() AS ready');

/** What is read without changing anything. */
export class BookingReads {
  readonly #connections: Connections;
  readonly #sealer: Sealer;

  constructor(connections: Connections, sealer: Sealer) {
    this.#connections = connections;
    this.#sealer = sealer;
  }

  /** What the server's clock shows, by which the functions go that compare instants. */
  async now(): Promise<EpochMs> {
    const [row = {}] = await this.#connections.read(nowStatement, []);
    return integer(row, 'now_ms');
  }

  async moment(): Promise<Moment> {
    const [row = {}] = await this.#connections.read(momentStatement, []);
    return momentOf(row);
  }

  async booking(id: BookingId): Promise<Booking | null> {
    const [row] = await this.#connections.read(bookingStatement, [id]);
    return row === undefined ? null : bookingOf(row, this.#sealer);
  }

  async bookingsOfUser(
    partner: PartnerId,
    user: UserId,
    afterSec: EpochSec,
  ): Promise<{ readonly known: boolean; readonly bookings: readonly Booking[] }> {
    const rows = await this.#connections.read(bookingsOfUserStatement, [partner, user, afterSec]);
    const bookings = rows
      .filter((row) => textOrNull(row, 'id') !== null)
      .map((row) => bookingOf(row, this.#sealer));
    return { known: rows[0]?.['known'] === true, bookings };
  }

  async untraced(
    createdBeforeMs: EpochMs,
    endAfterSec: EpochSec,
    limit: number,
  ): Promise<readonly Booking[]> {
    const rows = await this.#connections.read(untracedStatement, [createdBeforeMs, endAfterSec, limit]);
    return rows.map((row) => bookingOf(row, this.#sealer));
  }

  /** A standby that was promoted elsewhere, or is not promoted yet, can be read but takes no step. */
  async ready(): Promise<boolean> {
    const [row] = await this.#connections.read(readyStatement, []);
    return row?.['ready'] === true;
  }
}
