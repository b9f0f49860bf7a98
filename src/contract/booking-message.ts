import type { Booking, BookingStatus } from '../core/booking.ts';
import type { BookingResult } from '../core/booking-core.ts';
import { Fault } from '../core/fault.ts';
import { causes } from './answer-table.ts';
import { type Echo, readEcho } from './echo.ts';
import type {
  BookingFailure,
  Booking as BookingMessage,
  BookingStatus as StatusName,
} from './wire/generated/messages.ts';

/** [google] 1.13. A visit under way or over was never cancelled, so it stays confirmed; null: no partner has heard of it. */
const statusNames: Readonly<Record<BookingStatus, StatusName | null>> = {
  pending: null,
  abandoned: null,
  confirmed: 'CONFIRMED',
  'in-progress': 'CONFIRMED',
  completed: 'CONFIRMED',
  'cancelled-by-partner': 'CANCELED',
  'cancelled-by-clinic': 'CANCELED',
  'no-show': 'NO_SHOW',
};

/** @throws {Fault} `internal` for a booking that no partner should have been shown */
export function statusName({ status }: Booking): StatusName {
  const name = statusNames[status];
  if (name === null) throw new Fault('internal', `a ${status} booking was about to be answered`);
  return name;
}

/** The booking as it was made: what every repeat of its creation reads, whatever became of it since ([google] 4.1). */
export function bookingAsMade(booking: Booking): BookingMessage {
  return message(booking, readEcho(booking), 'CONFIRMED');
}

/** The whole booking as it is now. */
export function bookingNow(booking: Booking): BookingMessage {
  const echo = readEcho(booking);
  const slot = { ...echo.slot, start_sec: booking.startSec, duration_sec: booking.endSec - booking.startSec };
  return message(booking, { ...echo, slot }, statusName(booking));
}

function message(booking: Booking, { item: _ordered, ...echo }: Echo, status: StatusName): BookingMessage {
  return { booking_id: booking.id, ...echo, status };
}

/** The failure that tells of a refusal ([google] 1.14); its description is for developers. */
export function bookingFailure({
  refusal,
  detail,
}: Extract<BookingResult, { kind: 'refused' }>): BookingFailure {
  return { cause: causes[refusal], description: detail };
}
