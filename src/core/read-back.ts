import type { Answer, CallLimits, ReservationView } from './clinic-driver.ts';
import type { EpochMs } from './clock.ts';
import { Fault } from './fault.ts';
import { observed, whereaboutsOf } from './observe-reservation.ts';
import type { Refusal } from './refusal.ts';
import { type Next, nothingDone, type Run, refusedFor } from './saga.ts';

/** Reads the reservation that a move or cancel is about. Its id is known: no change is claimed before. */
export async function readBackOf(run: Run, limits: CallLimits): Promise<Answer<ReservationView | null>> {
  const { scheduleId } = run.booking.reference;
  if (scheduleId === null)
    throw new Fault('internal', 'a change was begun for a reservation whose id is not known');
  const { intent } = run.operation;
  const whereabouts =
    intent.kind === 'move'
      ? whereaboutsOf(run.store, run.booking, intent.to, 'possible')
      : whereaboutsOf(run.store, run.booking, run.booking, 'none');
  return run.clinic.driver.readBack(scheduleId, limits, whereabouts);
}

/** Ends a change because the clinic's staff did something else with the reservation; the record follows them. */
export function overtaken(run: Run, view: ReservationView | null, nowMs: EpochMs): Next {
  const booking = observed(run.booking, view, nowMs);
  if (view?.status === 'reserved') {
    return nothingDone(
      new Fault('clinic-unavailable', 'the clinic changed the booking at the same time'),
      booking,
    );
  }
  return refusedFor(refusalAfter(view), 'the clinic changed the booking at the same time', booking);
}

/** Why a reservation in the clinic can't be changed any more. */
export function refusalAfter(view: ReservationView | null): Refusal {
  return view === null || view.status === 'cancelled'
    ? 'booking-already-cancelled'
    : 'outside-cancellation-window';
}
