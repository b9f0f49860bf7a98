import type { Booking } from './booking.ts';
import type { JournalEntry } from './booking-store.ts';
import type { CallLimits, ReservationView } from './clinic-driver.ts';
import type { EpochMs } from './clock.ts';
import { clinicOf, type Dependencies } from './dependencies.ts';
import { findReservation, observed } from './observe-reservation.ts';
import { removeLeftovers } from './remove-leftovers.ts';
import { isLive } from './unknown-outcome.ts';

/**
 * Looks whether a create that was given up, or repeated once, has left a reservation that nobody wants: one that turned up late, or a
 * second one. What the booking needs is recorded with it, the rest is cancelled. Gives whether the clinic could be asked.
 */
export async function watchLateEffects(
  dependencies: Dependencies,
  entry: JournalEntry,
  limits: CallLimits,
): Promise<boolean> {
  const { booking, operation } = entry;
  // While a change is under way its own looks decide.
  if (booking.openOperation !== null || operation.intent.kind !== 'create') return true;
  const clinic = clinicOf(dependencies, booking.merchantId);
  const readMs = dependencies.clock.now();
  const { span, visitorId } = operation.intent;
  const answer = await findReservation(clinic, booking, span, visitorId, limits, true);
  if (answer.kind === 'trouble') return false;
  const live = answer.value.found.filter(isLive);
  const judged = await traced(dependencies, booking, live, readMs);
  const wanted = wantedOf(judged, live);
  const unwanted = live.filter((view) => view !== wanted && view.status !== 'unrecognised');
  const underWay = judged.status === 'abandoned' ? unwanted.find(isUnderWay) : undefined;
  if (underWay !== undefined) {
    // The person came, and the staff received them: that can't be cancelled any more, so the booking is made after all.
    await dependencies.store.adopt(judged.id, observed(judged, underWay, readMs));
    return true;
  }
  if (unwanted.length > 0) await removeLeftovers(dependencies, judged, operation.id, unwanted, limits);
  return true;
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
  return (await store.recordObservation(booking.id, observed(booking, wanted, readMs))) ?? booking;
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
