// Original file: protos/ext/maps/booking/partner/v3/booking_service.proto

import type { BookingInput as _ext_maps_booking_partner_v3_BookingInput, Booking as _ext_maps_booking_partner_v3_Booking } from '../../../../../ext/maps/booking/partner/v3/Booking.ts';
import type { UserPaymentOptionInput as _ext_maps_booking_partner_v3_UserPaymentOptionInput, UserPaymentOption as _ext_maps_booking_partner_v3_UserPaymentOption } from '../../../../../ext/maps/booking/partner/v3/UserPaymentOption.ts';
import type { BookingFailureInput as _ext_maps_booking_partner_v3_BookingFailureInput, BookingFailure as _ext_maps_booking_partner_v3_BookingFailure } from '../../../../../ext/maps/booking/partner/v3/BookingFailure.ts';

export interface UpdateBookingResponseInput {
  'booking'?: (_ext_maps_booking_partner_v3_BookingInput | null);
  /**
   * Required if the update changed it.
   */
  'user_payment_option'?: (_ext_maps_booking_partner_v3_UserPaymentOptionInput | null);
  /**
   * If set, nothing else is.
   */
  'booking_failure'?: (_ext_maps_booking_partner_v3_BookingFailureInput | null);
}

export interface UpdateBookingResponse {
  'booking'?: (_ext_maps_booking_partner_v3_Booking);
  /**
   * Required if the update changed it.
   */
  'user_payment_option'?: (_ext_maps_booking_partner_v3_UserPaymentOption);
  /**
   * If set, nothing else is.
   */
  'booking_failure'?: (_ext_maps_booking_partner_v3_BookingFailure);
}
