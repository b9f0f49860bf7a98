import type { Booking } from './booking.ts';
import type { BookingResult } from './booking-core.ts';
import { unreachable } from './carry-out.ts';
import type { Service } from './catalogue.ts';
import type { CallLimits, ReservationView } from './clinic-driver.ts';
import type { EpochMs } from './clock.ts';
import { type Clinic, clinicOf, type Dependencies } from './dependencies.ts';
import { Fault } from './fault.ts';
import type { ServiceId } from './identifiers.ts';
import { isNews, observed, readReservation } from './observe-reservation.ts';
import type { TimeSpan } from './opening.ts';
import type { Refusal } from './refusal.ts';
import { sameSpan } from './slot-grid.ts';
import { serviceIdsOf } from './visit.ts';

/** A booking that may be changed, with its reservation as read in the clinic a moment ago. */
export interface Changeable {
  readonly kind: 'changeable';
  readonly booking: Booking;
  readonly view: ReservationView;
  readonly clinic: Clinic;
}

/**
 * Reads a booking's reservation before it is changed; the record follows what the clinic's staff did with it. `start-over`: another
 * change of the booking got in between.
 * @throws {Fault} `clinic-unavailable` when the clinic doesn't show it, or the configuration doesn't know it
 */
export async function readChangeable(
  dependencies: Dependencies,
  recorded: Booking,
  /** Where a move is to; a booking that lies there already needs no change, however late it is. */
  target: TimeSpan | null,
  limits: CallLimits,
  /** The time until which a visit can be changed binds partners; the house changes what the clinic lets it change. */
  rules: 'online' | 'house' = 'online',
): Promise<Changeable | BookingResult | 'start-over'> {
  const { clock, store } = dependencies;
  const clinic = clinicOf(dependencies, recorded.merchantId);
  const services = serviceIdsOf(recorded).map((id) => serviceNamed(clinic, id));
  const readMs = clock.now();
  const reading = await readReservation({ clinic, store }, recorded, limits);
  if (reading.kind === 'trouble') throw unreachable(reading);
  if (reading.kind === 'not-found') {
    throw new Fault(
      'clinic-unavailable',
      'the clinic does not show the reservation yet; nothing was changed',
    );
  }
  const { view } = reading;
  const change = observed(recorded, view, readMs);
  const booking = isNews(recorded, change) ? await store.recordObservation(recorded, change) : recorded;
  if (booking === null) throw new Fault('unknown-booking', 'no such booking');
  if (wasOvertaken(recorded, booking)) return 'start-over';
  const isThere = target !== null && view?.status === 'reserved' && sameSpan(view, target);
  if (isThere) return { kind: 'booking', booking };
  const refusal = refusalFor(booking, rules === 'online' ? services : null, clock.now());
  if (refusal !== null) return { kind: 'refused', refusal, detail: 'the booking can no longer be changed' };
  if (view?.status !== 'reserved') {
    throw new Fault(
      'clinic-unavailable',
      'the clinic shows the reservation in a state that is not understood',
    );
  }
  return { kind: 'changeable', booking, view, clinic };
}

function serviceNamed({ merchant }: Clinic, id: ServiceId): Service {
  const service = merchant.services.get(id);
  if (service !== undefined) return service;
  throw new Fault('clinic-unavailable', 'a service of this booking is not configured');
}

/** Another request's change began or ended meanwhile: what was read may be its doing and not the staff's. */
function wasOvertaken(recorded: Booking, booking: Booking): boolean {
  return booking.openOperation !== null || booking.lastOperation !== recorded.lastOperation;
}

/** Why a booking can't be changed, null if it can; `services`: whose times bind as well. */
function refusalFor(booking: Booking, services: readonly Service[] | null, nowMs: EpochMs): Refusal | null {
  switch (booking.status) {
    case 'cancelled-by-clinic':
    case 'cancelled-by-partner':
    case 'pending':
    case 'abandoned':
      return 'booking-already-cancelled';
    case 'no-show':
    case 'in-progress':
    case 'completed':
      return 'outside-cancellation-window';
    case 'confirmed':
      return services === null ? null : refusalByTime(booking, services, nowMs);
  }
}

/** Of several services the strictest rules. */
function refusalByTime({ startSec }: Booking, services: readonly Service[], nowMs: EpochMs): Refusal | null {
  let beforeStartSec = 0;
  for (const { onlineChange } of services) {
    if (onlineChange.kind === 'never') return 'booking-not-cancellable';
    beforeStartSec = Math.max(beforeStartSec, onlineChange.beforeStartSec);
  }
  return nowMs > (startSec - beforeStartSec) * 1000 ? 'outside-cancellation-window' : null;
}
