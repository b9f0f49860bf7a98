import { Fault } from '../../core/fault.ts';
import { bookingId, userId } from '../../core/identifiers.ts';
import { bookingNow, statusName } from '../booking-message.ts';
import { checkTexts, idRule } from '../check-text.ts';
import { readEcho } from '../echo.ts';
import type { Call, ContractPorts, ResponseOf } from '../method.ts';
import { required } from '../required.ts';

const textRules = { '*': idRule };

/** [google] 1.8. */
export async function getBookingStatus(
  { core }: ContractPorts,
  { partner, request, untilMs }: Call<'GetBookingStatus'>,
): Promise<ResponseOf<'GetBookingStatus'>> {
  checkTexts(request, textRules);
  const id = bookingId(required(request.booking_id, 'booking_id'));
  const booking = await core.booking(partner.id, id, untilMs).catch(tellNotFound);
  const prepaid = readEcho(booking).payment_information?.prepayment_status;
  return {
    booking_id: booking.id,
    booking_status: statusName(booking),
    prepayment_status: prepaid ?? 'PREPAYMENT_NOT_PROVIDED',
  };
}

/** [google] 1.9: upcoming bookings only. */
export async function listBookings(
  { core }: ContractPorts,
  { partner, request, untilMs }: Call<'ListBookings'>,
): Promise<ResponseOf<'ListBookings'>> {
  checkTexts(request, textRules);
  const user = userId(required(request.user_id, 'user_id'));
  const bookings = await core.bookingsOfUser(partner.id, user, untilMs);
  return { bookings: bookings.map(bookingNow) };
}

/** Where a booking is only asked for, one that doesn't exist isn't a wrong argument but something not found ([google] 1.8). */
function tellNotFound(error: unknown): never {
  if (!(error instanceof Fault) || error.code !== 'unknown-booking') throw error;
  throw new Fault('not-found', error.message, { field: 'booking_id', cause: error });
}
