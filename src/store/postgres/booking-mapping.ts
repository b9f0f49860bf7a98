import type { Booking, BookingStatus } from '../../core/booking.ts';
import type { BookingChange } from '../../core/booking-store.ts';
import {
  bookingId,
  idempotencyToken,
  merchantId,
  operationId,
  partnerId,
  personKey,
  serviceId,
  userId,
} from '../../core/identifiers.ts';
import type { Person } from '../../core/person.ts';
import { integer, type Row, text, textOrNull } from './row.ts';

/** A booking as its row holds it. */
export function bookingOf(row: Row): Booking {
  const openOperation = textOrNull(row, 'open_operation');
  return {
    id: bookingId(text(row, 'id')),
    partnerId: partnerId(text(row, 'partner')),
    merchantId: merchantId(text(row, 'merchant')),
    serviceId: serviceId(text(row, 'service')),
    userId: userId(text(row, 'user_id')),
    token: idempotencyToken(text(row, 'token')),
    personKey: personKey(text(row, 'person_key')),
    person: JSON.parse(text(row, 'person')) as Person,
    startSec: integer(row, 'start_sec'),
    endSec: integer(row, 'end_sec'),
    place: { calendar: text(row, 'calendar'), zone: text(row, 'zone') },
    status: text(row, 'status') as BookingStatus,
    reference: {
      visitorId: textOrNull(row, 'visitor_id'),
      receiptId: textOrNull(row, 'receipt_id'),
      scheduleId: textOrNull(row, 'schedule_id'),
    },
    note: textOrNull(row, 'note'),
    echo: text(row, 'echo'),
    createdMs: integer(row, 'created_ms'),
    observedMs: integer(row, 'observed_ms'),
    openOperation: openOperation === null ? null : operationId(openOperation),
    fencedUntilMs: integer(row, 'fenced_until_ms'),
  };
}

/** The columns of a new booking, in the order of {@link bookingValues}. */
export const bookingColumns = [
  'id',
  'partner',
  'merchant',
  'service',
  'user_id',
  'token',
  'person_key',
  'person',
  'start_sec',
  'end_sec',
  'status',
  'visitor_id',
  'receipt_id',
  'schedule_id',
  'note',
  'echo',
  'created_ms',
  'observed_ms',
  'open_operation',
  'fenced_until_ms',
] as const;

/** A new booking without its place, which is chosen when it is claimed. */
export function bookingValues(booking: Booking): unknown[] {
  const { reference } = booking;
  return [
    booking.id,
    booking.partnerId,
    booking.merchantId,
    booking.serviceId,
    booking.userId,
    booking.token,
    booking.personKey,
    JSON.stringify(booking.person),
    booking.startSec,
    booking.endSec,
    booking.status,
    reference.visitorId,
    reference.receiptId,
    reference.scheduleId,
    booking.note,
    booking.echo,
    booking.createdMs,
    booking.observedMs,
    booking.openOperation,
    booking.fencedUntilMs,
  ];
}

/** The fields of the type `booking_change`, in the order of {@link changeValues}. */
export const changeColumns = [
  'status',
  'start_sec',
  'end_sec',
  'calendar',
  'zone',
  'visitor_id',
  'receipt_id',
  'schedule_id',
  'observed_ms',
  'fenced_until_ms',
] as const;

/** All NULL for no change. */
export function changeValues(change: BookingChange | null): unknown[] {
  if (change === null) return changeColumns.map(() => null);
  const { place, reference } = change;
  return [
    change.status,
    change.startSec,
    change.endSec,
    place.calendar,
    place.zone,
    reference.visitorId,
    reference.receiptId,
    reference.scheduleId,
    change.observedMs,
    change.fencedUntilMs,
  ];
}
