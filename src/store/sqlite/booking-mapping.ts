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
    userId: userId(text(row, 'user')),
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
