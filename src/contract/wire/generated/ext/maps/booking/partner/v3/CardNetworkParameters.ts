// Original file: protos/ext/maps/booking/partner/v3/payment.proto

import type { CreditCardTypeInput as _ext_maps_booking_partner_v3_CreditCardTypeInput, CreditCardType as _ext_maps_booking_partner_v3_CreditCardType } from '../../../../../ext/maps/booking/partner/v3/CreditCardType.ts';

/**
 * A card network's own parameters, where strong authentication is the law.
 */
export interface CardNetworkParametersInput {
  'card_network'?: (_ext_maps_booking_partner_v3_CreditCardTypeInput);
  'acquirer_bin'?: (string);
  'acquirer_merchant_id'?: (string);
}

/**
 * A card network's own parameters, where strong authentication is the law.
 */
export interface CardNetworkParameters {
  'card_network'?: (_ext_maps_booking_partner_v3_CreditCardType);
  'acquirer_bin'?: (string);
  'acquirer_merchant_id'?: (string);
}
