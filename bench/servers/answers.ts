/** An object as JSON or proto-loader gives it. */
export type Json = Readonly<Record<string, unknown>>;

const noSlots: readonly Json[] = [];

/** The answer that a booking server without any rules would give: the caller's own words, in the contract's form. */
export function echoAnswer(url: string, request: Json): Json {
  return url.endsWith('CreateBooking') ? booked(request) : available(request);
}

/** All slots of a look-up, each with a place. */
export function available({ slot_time: slots = noSlots }: Json): Json {
  if (!Array.isArray(slots)) throw new TypeError('slot_time is no list');
  return { slot_time_availability: slots.map((slot: Json) => ({ slot_time: slot, available: true })) };
}

/** An id as long as the adapter's. */
const bookingId = 'a2b3c4d5e6f7a2b3c4d5';

function booked({ slot, user_information, payment_information }: Json): Json {
  return {
    booking: { booking_id: bookingId, slot, user_information, payment_information, status: 'CONFIRMED' },
  };
}
