import type { Booking } from '../../core/booking.ts';
import type { OperationId } from '../../core/identifiers.ts';

/** Far more than are under way at a time; what is forgotten is read once more. */
const mostKept = 1_024;

/**
 * Bookings as they were when a change of them was claimed in this process. Nothing but the end of that change alters them, so whoever ends it
 * needn't read them again, which would cost as much as all else of that step.
 */
export class BookingsUnderWay {
  /** Oldest first. */
  readonly #bookings = new Map<OperationId, Booking>();

  keep(id: OperationId, booking: Booking): void {
    this.#bookings.set(id, booking);
    if (this.#bookings.size <= mostKept) return;
    const [oldest] = this.#bookings.keys();
    if (oldest !== undefined) this.#bookings.delete(oldest);
  }

  /** null: it was claimed by another process, or is over already. */
  take(id: OperationId): Booking | null {
    const booking = this.#bookings.get(id) ?? null;
    this.#bookings.delete(id);
    return booking;
  }
}
