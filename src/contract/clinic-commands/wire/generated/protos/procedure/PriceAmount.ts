// Original file: protos/protos/procedure/measures.proto


export interface PriceAmountInput {
  'value'?: (number);
  /**
   * ISO 4217.
   */
  'currency'?: (string);
  '_value'?: "value";
  '_currency'?: "currency";
}

export interface PriceAmount {
  'value'?: (number);
  /**
   * ISO 4217.
   */
  'currency'?: (string);
}
