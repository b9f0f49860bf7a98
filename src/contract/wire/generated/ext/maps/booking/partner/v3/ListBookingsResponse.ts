// Original file: protos/ext/maps/booking/partner/v3/booking_service.proto

import type { BookingInput as _ext_maps_booking_partner_v3_BookingInput, Booking as _ext_maps_booking_partner_v3_Booking } from '../../../../../ext/maps/booking/partner/v3/Booking.ts';

export interface ListBookingsResponseInput {
  /**
   * Upcoming only; neither past nor cancelled.
   */
  'bookings'?: (_ext_maps_booking_partner_v3_BookingInput)[];
}

export interface ListBookingsResponse {
  /**
   * Upcoming only; neither past nor cancelled.
   */
  'bookings'?: (_ext_maps_booking_partner_v3_Booking)[];
}
