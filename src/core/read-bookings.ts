import { type Booking, isErased } from './booking.ts';
import { type BookingStore, withChange } from './booking-store.ts';
import type { EpochMs } from './clock.ts';
import { clinicOf, type Dependencies } from './dependencies.ts';
import { Fault } from './fault.ts';
import type { BookingId, PartnerId, UserId } from './identifiers.ts';
import { observed, readReservation } from './observe-reservation.ts';

/** A user has few bookings, and a clinic few connections for questions about them. */
const readAtOnce = 4;

/** @throws {Fault} `unknown-booking` also for another partner's booking and for one that was never made */
export async function recordedBooking(
  store: BookingStore,
  partner: PartnerId,
  id: BookingId,
): Promise<Booking> {
  const booking = await store.booking(id);
  if (booking === null || !isKnownTo(partner, booking)) throw new Fault('unknown-booking', 'no such booking');
  return booking;
}

function isKnownTo(partner: PartnerId, { partnerId, status }: Booking): boolean {
  return partnerId === partner && status !== 'pending' && status !== 'abandoned';
}

/** Answers what the partner asks about its bookings, no staler than the merchant's `recordAgeMs`. */
export class ReadBookings {
  readonly #dependencies: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  recorded(partner: PartnerId, id: BookingId): Promise<Booking> {
    return recordedBooking(this.#dependencies.store, partner, id);
  }

  async booking(partner: PartnerId, id: BookingId, untilMs: EpochMs): Promise<Booking> {
    return this.#fresh(await this.recorded(partner, id), untilMs);
  }

  /** @throws {Fault} `not-found`, naming the place in the list, also for a booking that is no order */
  async orders(
    partner: PartnerId,
    ids: readonly BookingId[],
    field: string,
    untilMs: EpochMs,
  ): Promise<readonly Booking[]> {
    const recorded = await Promise.all(ids.map((id) => this.#dependencies.store.booking(id)));
    const orders = recorded.map((booking, index) => {
      if (booking !== null && isKnownTo(partner, booking) && booking.items !== null) return booking;
      throw new Fault('not-found', 'no such order', { field: `${field}[${index}]` });
    });
    return this.#allFresh(orders, untilMs);
  }

  bookingsOfUser(partner: PartnerId, user: UserId, untilMs: EpochMs): Promise<readonly Booking[]> {
    return this.#ofUser(partner, user, ({ items }) => items === null, untilMs);
  }

  ordersOfUser(partner: PartnerId, user: UserId, untilMs: EpochMs): Promise<readonly Booking[]> {
    return this.#ofUser(partner, user, ({ items }) => items !== null, untilMs);
  }

  async #ofUser(
    partner: PartnerId,
    user: UserId,
    isMeant: (booking: Booking) => boolean,
    untilMs: EpochMs,
  ): Promise<readonly Booking[]> {
    const nowSec = Math.floor(this.#dependencies.clock.now() / 1000);
    const stored = await this.#dependencies.store.bookingsOfUser(partner, user, nowSec);
    if (!stored.known) throw new Fault('not-found', 'no such user', { field: 'user_id' });
    const bookings = stored.bookings.filter(isMeant);
    const fresh = await this.#allFresh(bookings, untilMs);
    return fresh
      .filter(({ status, endSec }) => status === 'confirmed' && endSec > nowSec)
      .sort((one, other) => one.startSec - other.startSec);
  }

  async #allFresh(bookings: readonly Booking[], untilMs: EpochMs): Promise<readonly Booking[]> {
    const fresh: Booking[] = [];
    for (let first = 0; first < bookings.length; first += readAtOnce) {
      const some = bookings.slice(first, first + readAtOnce);
      fresh.push(...(await Promise.all(some.map((booking) => this.#fresh(booking, untilMs)))));
    }
    return fresh;
  }

  async #fresh(booking: Booking, untilMs: EpochMs): Promise<Booking> {
    const { clock, store } = this.#dependencies;
    if (isFinal(booking) || isErased(booking)) return booking;
    const clinic = clinicOf(this.#dependencies, booking.merchantId);
    const readMs = clock.now();
    if (booking.openOperation === null && readMs - booking.observedMs <= clinic.merchant.patience.recordAgeMs)
      return booking;
    const reading = await readReservation({ clinic, store }, booking, { untilMs, priority: 'look-up' });
    if (reading.kind === 'trouble')
      throw new Fault('clinic-unavailable', 'the clinic cannot be asked about the booking');
    // The clinic took it, though it doesn't list it: there is nothing newer to say than that it was made.
    if (reading.kind === 'not-found') return booking;
    // A move that is under way may have given it another id, so not finding it is no news yet.
    if (reading.view === null && booking.openOperation !== null) return booking;
    const change = observed(booking, reading.view, readMs);
    if (booking.openOperation !== null) return withChange(booking, change);
    const stored = await store.recordObservation(booking, change);
    // A change began or ended meanwhile: the reading says nothing of what it made of the booking, and the record may be too old.
    if (stored !== null && stored.observedMs < readMs) return this.#fresh(stored, untilMs);
    return stored ?? booking;
  }
}

/** Nothing that the clinic does changes it any more. */
function isFinal(booking: Booking): boolean {
  return (
    booking.status === 'cancelled-by-partner' ||
    booking.status === 'cancelled-by-clinic' ||
    booking.status === 'completed'
  );
}
