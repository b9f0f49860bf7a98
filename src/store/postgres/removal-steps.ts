import type { Booking } from '../../core/booking.ts';
import type { EpochMs } from '../../core/clock.ts';
import type { Sealer } from '../sealed-values.ts';
import { bookingOf, bookingValues } from './booking-mapping.ts';
import type { Connections } from './connections.ts';
import { statement } from './statement.ts';

const claimRemovalStatement = statement(
  'claim-removal',
  (p) => `SELECT * FROM claim_removal(${p.booking()}, ${p.next()})`,
);

const endRemovalStatement = statement(
  'end-removal',
  () => 'UPDATE bookings SET fenced_until_ms = store_ms() WHERE id = $1 AND fenced_until_ms = $2',
);

/** The steps round the cancelling of reservations that no booking wants. */
export class RemovalSteps {
  readonly #connections: Connections;
  readonly #sealer: Sealer;

  constructor(connections: Connections, sealer: Sealer) {
    this.#connections = connections;
    this.#sealer = sealer;
  }

  async claimRemoval(judged: Booking, untilMs: EpochMs): Promise<Booking | null> {
    const [row] = await this.#connections.write(claimRemovalStatement, [
      ...bookingValues(judged, this.#sealer),
      untilMs,
    ]);
    return row === undefined ? null : bookingOf(row, this.#sealer);
  }

  async endRemoval({ id, fencedUntilMs }: Booking): Promise<void> {
    await this.#connections.write(endRemovalStatement, [id, fencedUntilMs]);
  }
}
