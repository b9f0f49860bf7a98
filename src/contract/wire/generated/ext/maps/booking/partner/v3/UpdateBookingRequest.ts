// Original file: protos/ext/maps/booking/partner/v3/booking_service.proto

import type { BookingInput as _ext_maps_booking_partner_v3_BookingInput, Booking as _ext_maps_booking_partner_v3_Booking } from '../../../../../ext/maps/booking/partner/v3/Booking.ts';

/**
 * Only what changes is set, besides the booking's id.
 */
export interface UpdateBookingRequestInput {
  'booking'?: (_ext_maps_booking_partner_v3_BookingInput | null);
}

/**
 * Only what changes is set, besides the booking's id.
 */
export interface UpdateBookingRequest {
  'booking'?: (_ext_maps_booking_partner_v3_Booking);
}
