import type { Booking } from './booking.ts';
import type { JournalEntry, WatchedEntry } from './booking-store.ts';
import type { CallLimits, ReservationView } from './clinic-driver.ts';
import type { EpochMs } from './clock.ts';
import { clinicOf, type Dependencies } from './dependencies.ts';
import { findReservation, observed, readReservation } from './observe-reservation.ts';
import { removeLeftovers } from './remove-leftovers.ts';
import { isLive } from './unknown-outcome.ts';

/**
 * Looks whether a create that was given up, or repeated once, has left a reservation that nobody wants: one that turned up late, or a
 * second one. What the booking needs is recorded with it, the rest is cancelled. The watch ends with the first look after its time that
 * leaves nothing to be done, and at the latest with the visit. Gives whether the clinic could be asked.
 */
export async function watchLateEffects(
  dependencies: Dependencies,
  entry: WatchedEntry,
  limits: CallLimits,
): Promise<boolean> {
  const { booking, operation, watchUntilMs } = entry;
  const { store, clock } = dependencies;
  const readMs = clock.now();
  if (operation.intent.kind !== 'create' || booking.endSec * 1_000 <= readMs) {
    await store.endWatch(operation.id);
    return true;
  }
  // While a change is under way its own looks decide.
  if (booking.openOperation !== null) return true;
  const { span, visitorId } = operation.intent;
  const clinic = clinicOf(dependencies, booking.merchantId);
  const answer = await findReservation({ clinic, store }, booking, span, visitorId, limits, true);
  if (answer.kind === 'trouble') return false;
  const isDone = await putRight(dependencies, entry, answer.value.found.filter(isLive), readMs, limits);
  if (isDone && readMs >= watchUntilMs) await store.endWatch(operation.id);
  return true;
}

/** Gives whether nothing is left to be done about these reservations, as far as the clinic lets us. */
async function putRight(
  dependencies: Dependencies,
  { booking, operation }: JournalEntry,
  live: readonly ReservationView[],
  readMs: EpochMs,
  limits: CallLimits,
): Promise<boolean> {
  const judged = await traced(dependencies, booking, live, readMs, limits);
  if (judged === null) return false;
  const wanted = wantedOf(judged, live);
  const others = live.filter((view) => view !== wanted);
  const unwanted = others.filter(({ status }) => status !== 'unrecognised');
  const underWay = judged.status === 'abandoned' ? unwanted.find(isUnderWay) : undefined;
  if (underWay !== undefined) {
    // The person came, and the staff received them: that can't be cancelled any more, so the booking is made after all.
    const { kind } = await dependencies.store.adopt(judged.id, observed(judged, underWay, readMs));
    return kind === 'adopted' && others.length === 1;
  }
  if (unwanted.length === 0) return others.length === 0;
  const isRemoved = await removeLeftovers(dependencies, judged, operation.id, unwanted, limits);
  return isRemoved && unwanted.length === others.length;
}

/**
 * The booking with the reservation that it keeps, of several that could be it: another process may have chosen otherwise. `null`: the clinic
 * doesn't say which it is.
 */
async function traced(
  dependencies: Dependencies,
  booking: Booking,
  live: readonly ReservationView[],
  readMs: EpochMs,
  limits: CallLimits,
): Promise<Booking | null> {
  const wanted = wantedOf(booking, live);
  if (booking.reference.scheduleId !== null)
    return wanted === undefined && isMade(booking) && live.length > 0
      ? readAgain(dependencies, booking, limits)
      : booking;
  if (wanted === undefined) return booking;
  return (await dependencies.store.recordObservation(booking, observed(booking, wanted, readMs))) ?? booking;
}

/** Its own isn't among those that carry its marker: the staff may have cancelled it, or what they did to it gave it another id. */
async function readAgain(
  dependencies: Dependencies,
  booking: Booking,
  limits: CallLimits,
): Promise<Booking | null> {
  const { clock, store } = dependencies;
  const readMs = clock.now();
  const clinic = clinicOf(dependencies, booking.merchantId);
  const reading = await readReservation({ clinic, store }, booking, limits);
  if (reading.kind !== 'view') return null;
  return store.recordObservation(booking, observed(booking, reading.view, readMs));
}

function wantedOf(booking: Booking, live: readonly ReservationView[]): ReservationView | undefined {
  const { scheduleId } = booking.reference;
  // The booking's own is never a leftover, whatever the record says of it: the staff may have taken a no-show back.
  if (scheduleId !== null) return live.find((view) => view.reference.scheduleId === scheduleId);
  return isMade(booking) ? live.at(0) : undefined;
}

function isMade({ status }: Booking): boolean {
  return status === 'confirmed' || status === 'in-progress' || status === 'completed';
}

function isUnderWay({ status }: ReservationView): boolean {
  return status === 'in-progress' || status === 'completed';
}
