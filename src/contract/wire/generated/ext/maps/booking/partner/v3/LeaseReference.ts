// Original file: protos/ext/maps/booking/partner/v3/booking.proto


export interface LeaseReferenceInput {
  'lease_id'?: (string);
}

export interface LeaseReference {
  'lease_id'?: (string);
}
