import type { Booking, BookingStatus } from './booking.ts';
import { markerOf } from './booking.ts';
import type { BookingChange } from './booking-store.ts';
import { samePlace } from './candidates.ts';
import type {
  Answer,
  CallLimits,
  ClinicReference,
  Findings,
  ReservationView,
  Whereabouts,
} from './clinic-driver.ts';
import type { EpochMs } from './clock.ts';
import type { Clinic } from './dependencies.ts';
import type { HouseStore } from './house-store.ts';
import type { TimeSpan } from './opening.ts';
import { isLive } from './unknown-outcome.ts';

/** Where a reservation is looked for: in its clinic, and in the record, which tells what is another booking's. */
export interface SearchedIn {
  readonly clinic: Clinic;
  readonly store: Pick<HouseStore, 'bookingOfSchedule'>;
}

/**
 * Searches the clinic for a booking's reservation by what is known of it: who comes, when, and the booking's marker. `markedOnly` for a
 * booking that holds no place on record, so that the person may have had another visit put there since.
 */
export async function findReservation(
  { clinic: { driver }, store }: SearchedIn,
  booking: Booking,
  { startSec, endSec }: TimeSpan,
  visitorId: string | null,
  limits: CallLimits,
  markedOnly = false,
): Promise<Answer<Findings>> {
  const { serviceId, person } = booking;
  const trace = {
    serviceId,
    visitorId: visitorId ?? booking.reference.visitorId,
    marker: markerOf(booking.id),
    notBeforeMs: booking.createdMs,
    startSec,
    endSec,
    markedOnly,
    isAnothers: anothers(store, booking),
  };
  if (person !== null) return driver.findByMarker({ ...trace, person }, limits);
  if (driver.house === undefined || trace.visitorId === null) return notTraceable;
  return driver.house.findByMarker({ ...trace, visitorId: trace.visitorId }, limits);
}

const notTraceable: Answer<never> = {
  kind: 'trouble',
  trouble: { kind: 'unexpected', detail: 'nothing is known by which the reservation could be found' },
};

/** Where a booking's reservation is to be looked for if its id is unknown in the clinic. */
export function whereaboutsOf(
  store: SearchedIn['store'],
  booking: Booking,
  { startSec, endSec }: TimeSpan,
  move: Whereabouts['move'],
): Whereabouts {
  const { id, serviceId, person, status, reference } = booking;
  return {
    serviceId,
    account: person?.account ?? '',
    visitorId: reference.visitorId,
    marker: markerOf(id),
    span: { startSec, endSec },
    move,
    // One that is over holds no place on record: what lies there may be the person's next visit.
    markedOnly: status !== 'confirmed',
    isAnothers: anothers(store, booking),
  };
}

/** A booking that was cancelled holds no reservation; the store gives the one that is live first. */
function anothers(
  store: SearchedIn['store'],
  { id, merchantId }: Booking,
): (scheduleId: string) => Promise<boolean> {
  return async (scheduleId) => {
    const holder = await store.bookingOfSchedule(merchantId, scheduleId);
    return holder !== null && holder.id !== id && !cancelled.has(holder.status);
  };
}

const cancelled: ReadonlySet<BookingStatus> = new Set(['cancelled-by-partner', 'cancelled-by-clinic']);

/** What is to be recorded of a booking after its reservation was read; `null`: the clinic has no such reservation any more. */
export function observed(booking: Booking, view: ReservationView | null, readMs: EpochMs): BookingChange {
  return {
    status: statusAfter(booking.status, view),
    startSec: view?.startSec ?? booking.startSec,
    endSec: view?.endSec ?? booking.endSec,
    place: view?.place ?? null,
    reference: view === null ? booking.reference : mergedReference(booking.reference, view.reference),
    observedMs: readMs,
    fencedUntilMs: booking.fencedUntilMs,
  };
}

function statusAfter(recorded: BookingStatus, view: ReservationView | null): BookingStatus {
  switch (view?.status) {
    case undefined:
    case 'cancelled':
      return recorded === 'cancelled-by-partner' ? recorded : 'cancelled-by-clinic';
    case 'reserved':
      return 'confirmed';
    case 'no-show':
    case 'in-progress':
    case 'completed':
      return view.status;
    case 'unrecognised':
      return recorded;
  }
}

/** Whether reading brought anything that the record doesn't hold. */
export function isNews(booking: Booking, change: BookingChange): boolean {
  return (
    booking.status !== change.status ||
    booking.startSec !== change.startSec ||
    booking.endSec !== change.endSec ||
    (change.place !== null && !samePlace(booking.place, change.place)) ||
    booking.reference.scheduleId !== change.reference.scheduleId
  );
}

/** The ids of both, newer ones first. */
export function mergedReference(older: ClinicReference, newer: ClinicReference): ClinicReference {
  return {
    visitorId: newer.visitorId ?? older.visitorId,
    receiptId: newer.receiptId ?? older.receiptId,
    scheduleId: newer.scheduleId ?? older.scheduleId,
  };
}

export type Reading =
  | { readonly kind: 'view'; readonly view: ReservationView | null }
  /** The reservation's id isn't known and couldn't be found out. */
  | { readonly kind: 'not-found' }
  | { readonly kind: 'trouble' };

/** Reads a booking's reservation, searching for its id first if it isn't known ([clinic] 17.3, lost `scheduleId`). */
export async function readReservation(
  searched: SearchedIn,
  booking: Booking,
  limits: CallLimits,
): Promise<Reading> {
  if (booking.reference.scheduleId !== null) {
    const whereabouts = whereaboutsOf(searched.store, booking, booking, 'none');
    const answer = await searched.clinic.driver.readBack(booking.reference.scheduleId, limits, whereabouts);
    return answer.kind === 'ok' ? { kind: 'view', view: answer.value } : { kind: 'trouble' };
  }
  const answer = await findReservation(searched, booking, booking, null, limits);
  if (answer.kind === 'trouble') return { kind: 'trouble' };
  const view = answer.value.found.find(isLive) ?? answer.value.found.at(0);
  return view === undefined ? { kind: 'not-found' } : { kind: 'view', view };
}
