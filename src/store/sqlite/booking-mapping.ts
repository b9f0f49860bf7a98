import type { Booking, BookingStatus } from '../../core/booking.ts';
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
import { openBooking, type Sealer } from '../sealed-values.ts';

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
    userId: userId(text(row, 'user')),
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
