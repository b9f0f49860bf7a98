import { type Booking, isErased } from '../core/booking.ts';
import type {
  CreateBookingRequest,
  LineItem,
  PaymentInformation,
  Slot,
  UserInformation,
} from './wire/generated/messages.ts';

/** What a partner reads back of its own words. */
export interface Echo {
  readonly slot: Slot;
  readonly user_information: UserInformation;
  readonly payment_information?: PaymentInformation;
  /** What was ordered; a booking that is no order has none. Its slot is the visit's then, with the first service. */
  readonly item?: readonly LineItem[];
}

/** What is kept of a creation. Facts for the charging of a card are of no use afterwards, so they aren't kept. */
export function echoOf(
  slot: Slot,
  user: UserInformation,
  payment: CreateBookingRequest['payment_information'],
  items: readonly LineItem[] | null = null,
): string {
  const echo: Echo = { slot, user_information: user, ...(items === null ? {} : { item: items }) };
  if (payment === undefined) return JSON.stringify(echo);
  const { fraud_signals: _signals, pa_response: _response, md_merchant_data: _data, ...kept } = payment;
  return JSON.stringify({ ...echo, payment_information: kept });
}

/** The reverse of {@link echoOf}; bookings hold nothing else. Of what was erased only the record's own facts are left. */
export function readEcho(booking: Booking): Echo {
  return isErased(booking) ? bareFacts(booking) : JSON.parse(booking.echo);
}

function bareFacts({ merchantId, serviceId, startSec, endSec, userId }: Booking): Echo {
  return {
    slot: {
      merchant_id: merchantId,
      service_id: serviceId,
      start_sec: startSec,
      duration_sec: endSec - startSec,
    },
    user_information: { user_id: userId },
  };
}
