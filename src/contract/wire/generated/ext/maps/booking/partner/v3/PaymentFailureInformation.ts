// Original file: protos/ext/maps/booking/partner/v3/payment.proto


export interface _ext_maps_booking_partner_v3_PaymentFailureInformation_ThreeDS1ParametersInput {
  'acs_url'?: (string);
  'pa_req'?: (string);
  'transaction_id'?: (string);
  'md_merchant_data'?: (string);
}

export interface _ext_maps_booking_partner_v3_PaymentFailureInformation_ThreeDS1Parameters {
  'acs_url'?: (string);
  'pa_req'?: (string);
  'transaction_id'?: (string);
  'md_merchant_data'?: (string);
}

/**
 * Why a payment failed.
 */
export interface PaymentFailureInformationInput {
  /**
   * Read only along with the cause PAYMENT_REQUIRES_3DS1.
   */
  'threeds1_parameters'?: (_ext_maps_booking_partner_v3_PaymentFailureInformation_ThreeDS1ParametersInput | null);
}

/**
 * Why a payment failed.
 */
export interface PaymentFailureInformation {
  /**
   * Read only along with the cause PAYMENT_REQUIRES_3DS1.
   */
  'threeds1_parameters'?: (_ext_maps_booking_partner_v3_PaymentFailureInformation_ThreeDS1Parameters);
}
