// Original file: protos/ext/maps/booking/partner/v3/order.proto


export interface LocalizedStringInput {
  /**
   * BCP 47.
   */
  'locale'?: (string);
  'value'?: (string);
}

export interface LocalizedString {
  /**
   * BCP 47.
   */
  'locale'?: (string);
  'value'?: (string);
}
