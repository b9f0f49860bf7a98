import { type Booking, markerOf } from './booking.ts';
import { withChange } from './booking-store.ts';
import { unreachable } from './carry-out.ts';
import type { CallLimits, ReservationView } from './clinic-driver.ts';
import type { EpochMs } from './clock.ts';
import { clinicOf, type Dependencies } from './dependencies.ts';
import { Fault } from './fault.ts';
import { houseOf } from './house-clinic.ts';
import type { HouseChange } from './house-commands.ts';
import type { HouseDriver } from './house-driver.ts';
import { bookingId, idempotencyToken, userId } from './identifiers.ts';
import { observed } from './observe-reservation.ts';
import { personKeyOfVisitor } from './person-key.ts';

/**
 * The booking behind one of the clinic's schedules. One that was booked with the clinic's staff, or whose schedule's id wasn't learnt yet, is
 * read there and put on record, so that whatever is done to it is journaled like any other change.
 * @throws {Fault} `refused` naming `schedule` when the clinic has no such schedule, or it lies in a calendar that isn't configured;
 * `clinic-unavailable`
 */
export async function scheduledBooking(
  dependencies: Dependencies,
  request: HouseChange,
  limits: CallLimits,
): Promise<Booking> {
  const { store, clock } = dependencies;
  const { merchant, scheduleId } = request;
  const known = await store.bookingOfSchedule(merchant.id, scheduleId);
  if (known !== null) return known;
  const clinic = clinicOf(dependencies, merchant.id);
  const house = houseOf(clinic);
  const readMs = clock.now();
  const answer = await clinic.driver.readBack(scheduleId, limits);
  if (answer.kind === 'trouble') throw unreachable(answer.trouble);
  const view = answer.value;
  if (view === null) throw refusedSchedule('not-found', 'the clinic has no such schedule');
  const own = await ownBooking(dependencies, house, request, view);
  if (own !== null) {
    // Its id was learnt since: a change of it may have ended in between, of which the view knows nothing.
    if (own.reference.scheduleId !== null) return own;
    return (await store.recordObservation(own, observed(own, view, readMs))) ?? own;
  }
  return store.keep(await strangersBooking(dependencies, house, request, view, readMs));
}

/** A booking of ours tells itself by the marker in its memo, even before the id of its schedule is known. */
async function ownBooking(
  { store }: Dependencies,
  house: HouseDriver,
  { merchant }: HouseChange,
  view: ReservationView,
): Promise<Booking | null> {
  const marker = house.markerIn(view);
  if (marker === null) return null;
  const booking = await store.booking(bookingId(marker.slice(markerOf(bookingId('')).length)));
  if (booking === null || booking.merchantId !== merchant.id) return null;
  if (booking.status === 'pending' || booking.status === 'abandoned')
    throw new Fault('clinic-unavailable', 'the reservation is still being made; try again shortly');
  const { scheduleId } = booking.reference;
  return scheduleId === null || scheduleId === view.reference.scheduleId ? booking : null;
}

async function strangersBooking(
  { store, randomness, keyedHash }: Dependencies,
  house: HouseDriver,
  { partnerId, merchant, scheduleId, echo }: HouseChange,
  view: ReservationView,
  readMs: EpochMs,
): Promise<Booking> {
  const serviceId = house.serviceOf(view);
  if (serviceId === null)
    throw refusedSchedule('not-available', 'the schedule lies in a calendar that is not configured here');
  const visitorId = view.reference.visitorId ?? scheduleId;
  const { startSec, endSec } = view;
  const booking: Booking = {
    id: bookingId(randomness.id()),
    partnerId,
    merchantId: merchant.id,
    serviceId,
    items: null,
    userId: userId(visitorId),
    token: idempotencyToken(`schedule ${scheduleId}`),
    personKey:
      (await store.personOf(merchant.id, visitorId)) ?? personKeyOfVisitor(merchant.id, visitorId, keyedHash),
    person: null,
    startSec,
    endSec,
    place: view.place ?? { calendar: '', zone: '' },
    status: 'confirmed',
    reference: view.reference,
    note: null,
    echo: echo({ startSec, endSec, serviceId, visitorId }),
    createdMs: readMs,
    observedMs: readMs,
    openOperation: null,
    lastOperation: null,
    fencedUntilMs: 0,
  };
  return withChange(booking, observed(booking, view, readMs));
}

function refusedSchedule(reason: 'not-found' | 'not-available', message: string): Fault {
  return new Fault('refused', message, { field: 'schedule', reason });
}
