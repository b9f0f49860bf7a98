// Original file: protos/ext/maps/booking/partner/v3/booking_service.proto

import type { BookingStatusInput as _ext_maps_booking_partner_v3_BookingStatusInput, BookingStatus as _ext_maps_booking_partner_v3_BookingStatus } from '../../../../../ext/maps/booking/partner/v3/BookingStatus.ts';
import type { PrepaymentStatusInput as _ext_maps_booking_partner_v3_PrepaymentStatusInput, PrepaymentStatus as _ext_maps_booking_partner_v3_PrepaymentStatus } from '../../../../../ext/maps/booking/partner/v3/PrepaymentStatus.ts';

export interface GetBookingStatusResponseInput {
  'booking_id'?: (string);
  'booking_status'?: (_ext_maps_booking_partner_v3_BookingStatusInput);
  'prepayment_status'?: (_ext_maps_booking_partner_v3_PrepaymentStatusInput);
}

export interface GetBookingStatusResponse {
  'booking_id'?: (string);
  'booking_status'?: (_ext_maps_booking_partner_v3_BookingStatus);
  'prepayment_status'?: (_ext_maps_booking_partner_v3_PrepaymentStatus);
}
