import type { Booking } from './booking.ts';
import type { JournalEntry, WatchedEntry } from './booking-store.ts';
import type { CallLimits, ReservationView } from './clinic-driver.ts';
import type { EpochMs } from './clock.ts';
import { clinicOf, type Dependencies } from './dependencies.ts';
import { findReservation, observed } from './observe-reservation.ts';
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
  const judged = await traced(dependencies, booking, live, readMs);
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

/** The booking with the reservation that it keeps, of several that could be it: another process may have chosen otherwise. */
async function traced(
  { store }: Dependencies,
  booking: Booking,
  live: readonly ReservationView[],
  readMs: EpochMs,
): Promise<Booking> {
  const wanted = wantedOf(booking, live);
  if (wanted === undefined || booking.reference.scheduleId !== null) return booking;
  return (await store.recordObservation(booking, observed(booking, wanted, readMs))) ?? booking;
}

function wantedOf(booking: Booking, live: readonly ReservationView[]): ReservationView | undefined {
  const { scheduleId } = booking.reference;
  // The booking's own is never a leftover, whatever the record says of it: the staff may have taken a no-show back.
  if (scheduleId !== null) return live.find((view) => view.reference.scheduleId === scheduleId);
  const isMade =
    booking.status === 'confirmed' || booking.status === 'in-progress' || booking.status === 'completed';
  return isMade ? live.at(0) : undefined;
}

function isUnderWay({ status }: ReservationView): boolean {
  return status === 'in-progress' || status === 'completed';
}
