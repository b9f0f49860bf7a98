// Original file: protos/ext/maps/booking/partner/v3/booking.proto


export interface OfferInfoInput {
  'offer_id'?: (string);
}

export interface OfferInfo {
  'offer_id'?: (string);
}
