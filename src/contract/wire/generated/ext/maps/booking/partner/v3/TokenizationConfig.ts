// Original file: protos/ext/maps/booking/partner/v3/payment.proto

import type { CardNetworkParametersInput as _ext_maps_booking_partner_v3_CardNetworkParametersInput, CardNetworkParameters as _ext_maps_booking_partner_v3_CardNetworkParameters } from '../../../../../ext/maps/booking/partner/v3/CardNetworkParameters.ts';

// Original file: protos/ext/maps/booking/partner/v3/payment.proto

export const _ext_maps_booking_partner_v3_TokenizationConfig_AuthMethod = {
  AUTH_METHOD_UNSPECIFIED: 'AUTH_METHOD_UNSPECIFIED',
  PAN_ONLY: 'PAN_ONLY',
  CRYPTOGRAM_3DS: 'CRYPTOGRAM_3DS',
} as const;

export type _ext_maps_booking_partner_v3_TokenizationConfig_AuthMethodInput =
  | 'AUTH_METHOD_UNSPECIFIED'
  | 0
  | 'PAN_ONLY'
  | 1
  | 'CRYPTOGRAM_3DS'
  | 2

export type _ext_maps_booking_partner_v3_TokenizationConfig_AuthMethod = typeof _ext_maps_booking_partner_v3_TokenizationConfig_AuthMethod[keyof typeof _ext_maps_booking_partner_v3_TokenizationConfig_AuthMethod]

// Original file: protos/ext/maps/booking/partner/v3/payment.proto

export const _ext_maps_booking_partner_v3_TokenizationConfig_BillingInformationFormat = {
  BILLING_INFORMATION_FORMAT_UNSPECIFIED: 'BILLING_INFORMATION_FORMAT_UNSPECIFIED',
  MIN: 'MIN',
  FULL: 'FULL',
} as const;

export type _ext_maps_booking_partner_v3_TokenizationConfig_BillingInformationFormatInput =
  | 'BILLING_INFORMATION_FORMAT_UNSPECIFIED'
  | 0
  | 'MIN'
  | 1
  | 'FULL'
  | 2

export type _ext_maps_booking_partner_v3_TokenizationConfig_BillingInformationFormat = typeof _ext_maps_booking_partner_v3_TokenizationConfig_BillingInformationFormat[keyof typeof _ext_maps_booking_partner_v3_TokenizationConfig_BillingInformationFormat]

/**
 * How a merchant's payment tokens are made.
 */
export interface TokenizationConfigInput {
  'tokenization_parameter'?: ({[key: string]: string});
  'billing_information_format'?: (_ext_maps_booking_partner_v3_TokenizationConfig_BillingInformationFormatInput);
  'merchant_of_record_name'?: (string);
  /**
   * ISO 3166-1 alpha-2.
   */
  'payment_country_code'?: (string);
  'card_network_parameters'?: (_ext_maps_booking_partner_v3_CardNetworkParametersInput)[];
  'allowed_auth_methods'?: (_ext_maps_booking_partner_v3_TokenizationConfig_AuthMethodInput)[];
}

/**
 * How a merchant's payment tokens are made.
 */
export interface TokenizationConfig {
  'tokenization_parameter'?: ({[key: string]: string});
  'billing_information_format'?: (_ext_maps_booking_partner_v3_TokenizationConfig_BillingInformationFormat);
  'merchant_of_record_name'?: (string);
  /**
   * ISO 3166-1 alpha-2.
   */
  'payment_country_code'?: (string);
  'card_network_parameters'?: (_ext_maps_booking_partner_v3_CardNetworkParameters)[];
  'allowed_auth_methods'?: (_ext_maps_booking_partner_v3_TokenizationConfig_AuthMethod)[];
}
