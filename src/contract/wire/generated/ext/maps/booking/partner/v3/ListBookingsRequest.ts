// Original file: protos/ext/maps/booking/partner/v3/booking_service.proto


export interface ListBookingsRequestInput {
  'user_id'?: (string);
}

export interface ListBookingsRequest {
  'user_id'?: (string);
}
