import type { Booking } from './booking.ts';
import type { JournalEntry } from './booking-store.ts';
import type { CallLimits, ReservationView } from './clinic-driver.ts';
import { clinicOf, type Dependencies } from './dependencies.ts';
import { findReservation, observed } from './observe-reservation.ts';
import { isLive } from './unknown-outcome.ts';

/**
 * Looks whether a create that was given up, or repeated once, has left a reservation that nobody wants: one that turned up late, or a
 * second one. What the booking needs is recorded with it, the rest is cancelled.
 */
export async function watchLateEffects(
  dependencies: Dependencies,
  entry: JournalEntry,
  limits: CallLimits,
): Promise<void> {
  const { booking, operation } = entry;
  // While a change is under way its own looks decide.
  if (booking.openOperation !== null || operation.intent.kind !== 'create') return;
  const clinic = clinicOf(dependencies, booking.merchantId);
  const readMs = dependencies.clock.now();
  const { span, visitorId } = operation.intent;
  const answer = await findReservation(clinic, booking, span, visitorId, limits);
  if (answer.kind === 'trouble') return;
  const live = answer.value.found.filter(isLive);
  const wanted = wantedOf(booking, live);
  if (wanted !== undefined && booking.reference.scheduleId === null) {
    await dependencies.store.recordObservation(booking.id, observed(booking, wanted, readMs));
  }
  const unwanted = live.filter((view) => view !== wanted && view.status !== 'unrecognised');
  if (unwanted.length === 0 || !(await isAsJudged(dependencies, booking))) return;
  for (const view of unwanted) {
    if (booking.status === 'abandoned' && isUnderWay(view)) {
      // The person came, and the staff received them: that can't be cancelled any more, so the booking is made after all.
      await dependencies.store.adopt(booking.id, observed(booking, view, readMs));
      return;
    }
    const facts = { operation: operation.id, booking: booking.id, merchant: booking.merchantId };
    dependencies.log.warn(facts, 'a reservation turned up that no booking wants; cancelling it');
    await clinic.driver.cancel(view, limits);
  }
}

function wantedOf(booking: Booking, live: readonly ReservationView[]): ReservationView | undefined {
  const { scheduleId } = booking.reference;
  // The booking's own is never a leftover, whatever the record says of it: the staff may have taken a no-show back.
  if (scheduleId !== null) return live.find((view) => view.reference.scheduleId === scheduleId);
  const isMade =
    booking.status === 'confirmed' || booking.status === 'in-progress' || booking.status === 'completed';
  return isMade ? live.at(0) : undefined;
}

/** The token may have been tried afresh since: what was found then was made by the new attempt, or is taken over by it. */
async function isAsJudged({ store }: Dependencies, judged: Booking): Promise<boolean> {
  const booking = await store.booking(judged.id);
  return booking !== null && booking.openOperation === null && booking.status === judged.status;
}

function isUnderWay({ status }: ReservationView): boolean {
  return status === 'in-progress' || status === 'completed';
}
