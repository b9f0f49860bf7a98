// Original file: protos/ext/maps/booking/partner/v3/payment.proto

import type { CreditCardTypeInput as _ext_maps_booking_partner_v3_CreditCardTypeInput, CreditCardType as _ext_maps_booking_partner_v3_CreditCardType } from '../../../../../ext/maps/booking/partner/v3/CreditCardType.ts';

/**
 * The card brands that a merchant takes.
 */
export interface CreditCardRestrictionsInput {
  'credit_card_type'?: (_ext_maps_booking_partner_v3_CreditCardTypeInput)[];
}

/**
 * The card brands that a merchant takes.
 */
export interface CreditCardRestrictions {
  'credit_card_type'?: (_ext_maps_booking_partner_v3_CreditCardType)[];
}
