// Original file: protos/ext/maps/booking/partner/v3/booking_service.proto


export interface GetBookingStatusRequestInput {
  'booking_id'?: (string);
}

export interface GetBookingStatusRequest {
  'booking_id'?: (string);
}
