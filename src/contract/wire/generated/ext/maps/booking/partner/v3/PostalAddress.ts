// Original file: protos/ext/maps/booking/partner/v3/booking.proto


export interface PostalAddressInput {
  /**
   * ISO 3166-1 alpha-2.
   */
  'country'?: (string);
  'locality'?: (string);
  'region'?: (string);
  'postal_code'?: (string);
  'street_address'?: (string);
}

export interface PostalAddress {
  /**
   * ISO 3166-1 alpha-2.
   */
  'country'?: (string);
  'locality'?: (string);
  'region'?: (string);
  'postal_code'?: (string);
  'street_address'?: (string);
}
