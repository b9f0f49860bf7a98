// Original file: protos/ext/maps/booking/partner/v3/payment.proto

import type { Long } from '@grpc/proto-loader';

/**
 * An amount of money.
 */
export interface PriceInput {
  /**
   * Millionths of the currency's unit: 1.95 USD is 1950000.
   */
  'price_micros'?: (number | string | Long);
  /**
   * ISO 4217.
   */
  'currency_code'?: (string);
  /**
   * Opaque; as in the partner's feed.
   */
  'pricing_option_tag'?: (string);
}

/**
 * An amount of money.
 */
export interface Price {
  /**
   * Millionths of the currency's unit: 1.95 USD is 1950000.
   */
  'price_micros'?: (number);
  /**
   * ISO 4217.
   */
  'currency_code'?: (string);
  /**
   * Opaque; as in the partner's feed.
   */
  'pricing_option_tag'?: (string);
}
