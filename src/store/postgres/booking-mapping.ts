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
import type { Place, VisitPlace } from '../../core/opening.ts';
import type { VisitItems } from '../../core/visit.ts';
import { integer, type Row, text, textOrNull } from '../row.ts';
import { openBooking, type Sealer, sealBooking } from '../sealed-values.ts';

/** A booking as its row holds it. */
export function bookingOf(row: Row, sealer: Sealer): Booking {
  const id = bookingId(text(row, 'id'));
  const openOperation = textOrNull(row, 'open_operation');
  const lastOperation = textOrNull(row, 'last_operation');
  const sealed = { person: text(row, 'person'), note: textOrNull(row, 'note'), echo: text(row, 'echo') };
  return {
    ...openBooking(id, sealed, sealer),
    id,
    partnerId: partnerId(text(row, 'partner')),
    merchantId: merchantId(text(row, 'merchant')),
    serviceId: serviceId(text(row, 'service')),
    items: itemsOf(row),
    userId: userId(text(row, 'user_id')),
    token: idempotencyToken(text(row, 'token')),
    personKey: personKey(text(row, 'person_key')),
    startSec: integer(row, 'start_sec'),
    endSec: integer(row, 'end_sec'),
    place: placeOf(row),
    status: text(row, 'status') as BookingStatus,
    reference: {
      visitorId: textOrNull(row, 'visitor_id'),
      receiptId: textOrNull(row, 'receipt_id'),
      scheduleId: textOrNull(row, 'schedule_id'),
    },
    createdMs: integer(row, 'created_ms'),
    observedMs: integer(row, 'observed_ms'),
    openOperation: openOperation === null ? null : operationId(openOperation),
    lastOperation: lastOperation === null ? null : operationId(lastOperation),
    fencedUntilMs: integer(row, 'fenced_until_ms'),
  };
}

function itemsOf(row: Row): VisitItems | null {
  const items = textOrNull(row, 'items');
  return items === null ? null : (JSON.parse(items) as VisitItems);
}

function placeOf(row: Row): VisitPlace {
  const first = { calendar: text(row, 'calendar'), zone: text(row, 'zone') };
  const more = textOrNull(row, 'more_places');
  return more === null ? first : { ...first, more: JSON.parse(more) as readonly Place[] };
}

/** A value for a column of JSON text. */
export function jsonOrNull(value: object | null | undefined): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
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
  'items',
  'last_operation',
] as const;

/** A new booking without its place, which is chosen when it is claimed. */
export function bookingValues(booking: Booking, sealer: Sealer): unknown[] {
  const { reference } = booking;
  const { person, note, echo } = sealBooking(booking, sealer);
  return [
    booking.id,
    booking.partnerId,
    booking.merchantId,
    booking.serviceId,
    booking.userId,
    booking.token,
    booking.personKey,
    person,
    booking.startSec,
    booking.endSec,
    booking.status,
    reference.visitorId,
    reference.receiptId,
    reference.scheduleId,
    note,
    echo,
    booking.createdMs,
    booking.observedMs,
    booking.openOperation,
    booking.fencedUntilMs,
    jsonOrNull(booking.items),
    booking.lastOperation,
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
  'more_places',
] as const;

/** All NULL for no change. */
export function changeValues(change: BookingChange | null): unknown[] {
  if (change === null) return changeColumns.map(() => null);
  const { place, reference } = change;
  return [
    change.status,
    change.startSec,
    change.endSec,
    place?.calendar ?? null,
    place?.zone ?? null,
    reference.visitorId,
    reference.receiptId,
    reference.scheduleId,
    change.observedMs,
    change.fencedUntilMs,
    jsonOrNull(place?.more),
  ];
}
