// Original file: protos/ext/maps/booking/partner/v3/payment.proto

import type { PaymentProcessorInput as _ext_maps_booking_partner_v3_PaymentProcessorInput, PaymentProcessor as _ext_maps_booking_partner_v3_PaymentProcessor } from '../../../../../ext/maps/booking/partner/v3/PaymentProcessor.ts';
import type { TokenizationConfigInput as _ext_maps_booking_partner_v3_TokenizationConfigInput, TokenizationConfig as _ext_maps_booking_partner_v3_TokenizationConfig } from '../../../../../ext/maps/booking/partner/v3/TokenizationConfig.ts';

/**
 * What the server needs to charge the card itself.
 */
export interface PaymentProcessingParametersInput {
  /**
   * @deprecated
   */
  'processor'?: (_ext_maps_booking_partner_v3_PaymentProcessorInput);
  /**
   * @deprecated
   */
  'payment_method_token'?: (string);
  /**
   * @deprecated
   */
  'version'?: (string);
  /**
   * @deprecated
   */
  'payment_processor'?: (string);
  /**
   * The whole token, for one use with this merchant.
   */
  'unparsed_payment_method_token'?: (string);
  /**
   * The configuration that the token was made by.
   */
  'tokenization_config'?: (_ext_maps_booking_partner_v3_TokenizationConfigInput | null);
}

/**
 * What the server needs to charge the card itself.
 */
export interface PaymentProcessingParameters {
  /**
   * @deprecated
   */
  'processor'?: (_ext_maps_booking_partner_v3_PaymentProcessor);
  /**
   * @deprecated
   */
  'payment_method_token'?: (string);
  /**
   * @deprecated
   */
  'version'?: (string);
  /**
   * @deprecated
   */
  'payment_processor'?: (string);
  /**
   * The whole token, for one use with this merchant.
   */
  'unparsed_payment_method_token'?: (string);
  /**
   * The configuration that the token was made by.
   */
  'tokenization_config'?: (_ext_maps_booking_partner_v3_TokenizationConfig);
}
