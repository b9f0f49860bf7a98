import type { Booking } from './booking.ts';
import { clinicOf, type Dependencies } from './dependencies.ts';
import { forEachMerchant } from './for-each-merchant.ts';
import type { MerchantId } from './identifiers.ts';
import { observed, readReservation } from './observe-reservation.ts';

/** How much is read again without anyone asking. */
export interface ReconcileSettings {
  /** Bookings whose state was read longer ago than this are read again. */
  readonly reconcileAgeMs: number;
  /** How many bookings are read at each tick at the most, of each merchant's new ones and of all old ones. */
  readonly reconcilePerTick: number;
}

const readMs = 2_000;

/** New bookings of a merchant wait in memory for their reservation's id to be looked up; beyond this many the slow round finds them. */
const mostFresh = 1_000;

/** Reads bookings in the clinic that nobody asks about, so that the record follows what the clinics' staff do. */
export class ReconcileBookings {
  readonly #dependencies: Dependencies;
  readonly #settings: ReconcileSettings;
  readonly #fresh = new Map<MerchantId, Booking[]>();

  constructor(dependencies: Dependencies, settings: ReconcileSettings) {
    this.#dependencies = dependencies;
    this.#settings = settings;
  }

  /** A booking was made: its reservation's id is looked up soon, so that a move or cancel needn't. */
  made(booking: Booking): void {
    if (booking.reference.scheduleId !== null) return;
    const waiting = this.#fresh.get(booking.merchantId);
    if (waiting === undefined) this.#fresh.set(booking.merchantId, [booking]);
    else if (waiting.length < mostFresh) waiting.push(booking);
  }

  async turn(): Promise<void> {
    const fresh = this.#takeFresh();
    const bookings = [...fresh, ...(await this.#stale(this.#settings.reconcilePerTick - fresh.length))];
    await forEachMerchant(
      bookings,
      ({ merchantId }) => merchantId,
      (booking) => this.#read(booking),
      this.#dependencies.clock,
    );
  }

  #takeFresh(): readonly Booking[] {
    const taken: Booking[] = [];
    for (const [merchant, waiting] of this.#fresh) {
      taken.push(...waiting.splice(0, this.#settings.reconcilePerTick));
      if (waiting.length === 0) this.#fresh.delete(merchant);
    }
    return taken;
  }

  async #stale(most: number): Promise<readonly Booking[]> {
    if (most <= 0) return [];
    const { store, clock } = this.#dependencies;
    const { reconcileAgeMs } = this.#settings;
    const nowMs = clock.now();
    return store.stale(nowMs - reconcileAgeMs, Math.floor(nowMs / 1000), nowMs + reconcileAgeMs, most);
  }

  /** Whether its clinic answered. */
  async #read(booking: Booking): Promise<boolean> {
    const { store, clock } = this.#dependencies;
    const startedMs = clock.now();
    const clinic = clinicOf(this.#dependencies, booking.merchantId);
    const limits = { untilMs: startedMs + readMs, priority: 'background' } as const;
    const reading = await readReservation({ clinic, store }, booking, limits);
    if (reading.kind === 'view')
      await store.recordObservation(booking, observed(booking, reading.view, startedMs));
    return reading.kind !== 'trouble';
  }
}
