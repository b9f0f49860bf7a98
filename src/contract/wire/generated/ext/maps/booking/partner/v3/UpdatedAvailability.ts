// Original file: protos/ext/maps/booking/partner/v3/order.proto


export interface UpdatedAvailabilityInput {
  'spots_open'?: (number);
}

export interface UpdatedAvailability {
  'spots_open'?: (number);
}
