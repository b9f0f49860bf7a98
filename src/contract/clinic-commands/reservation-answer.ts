import type { Booking } from '../../core/booking.ts';
import type { BookingResult } from '../../core/booking-core.ts';
import { Fault } from '../../core/fault.ts';
import type { Refusal } from '../../core/refusal.ts';

/**
 * The field that a refusal is told by. An overlap is told as [clinic] 4 documents it, without the `Utc`; of full slots it documents nothing.
 */
const refusedFields: Readonly<Record<Refusal, string>> = {
  'slot-unavailable': 'capacity',
  'slot-already-booked-by-user': 'startDateTime',
  'overlapping-reservation': 'startDateTime',
  'user-over-booking-limit': 'visitorId',
  'outside-cancellation-window': 'status',
  'booking-already-cancelled': 'status',
  'booking-not-cancellable': 'status',
  'offer-unavailable': 'requestedProcedures',
  'payment-option-not-valid': 'requestedProcedures',
  'lease-expired': 'capacity',
  'payment-error': 'requestedProcedures',
};

/** @throws {Fault} `refused` for a result that is no booking */
export function bookingOf(result: BookingResult): Booking {
  if (result.kind === 'booking') return result.booking;
  const field = refusedFields[result.refusal];
  throw new Fault('refused', result.detail, { field, reason: 'not-available' });
}

/** By which the reservation goes on elsewhere: in the booking methods, and in the commands that take a schedule, once it is known. */
export function namesOf({ id, reference }: Booking): Readonly<Record<string, string>> {
  const { scheduleId } = reference;
  return { 'x-booking-id': id, ...(scheduleId === null ? {} : { 'x-schedule-id': scheduleId }) };
}
