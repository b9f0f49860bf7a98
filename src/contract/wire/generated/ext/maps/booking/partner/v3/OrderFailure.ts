// Original file: protos/ext/maps/booking/partner/v3/order.proto

import type { OrderFulfillabilityInput as _ext_maps_booking_partner_v3_OrderFulfillabilityInput, OrderFulfillability as _ext_maps_booking_partner_v3_OrderFulfillability } from '../../../../../ext/maps/booking/partner/v3/OrderFulfillability.ts';
import type { CreditCardTypeInput as _ext_maps_booking_partner_v3_CreditCardTypeInput, CreditCardType as _ext_maps_booking_partner_v3_CreditCardType } from '../../../../../ext/maps/booking/partner/v3/CreditCardType.ts';
import type { PaymentFailureInformationInput as _ext_maps_booking_partner_v3_PaymentFailureInformationInput, PaymentFailureInformation as _ext_maps_booking_partner_v3_PaymentFailureInformation } from '../../../../../ext/maps/booking/partner/v3/PaymentFailureInformation.ts';

// Original file: protos/ext/maps/booking/partner/v3/order.proto

export const _ext_maps_booking_partner_v3_OrderFailure_Cause = {
  CAUSE_UNSPECIFIED: 'CAUSE_UNSPECIFIED',
  ORDER_UNFULFILLABLE: 'ORDER_UNFULFILLABLE',
  PAYMENT_ERROR_CARD_TYPE_REJECTED: 'PAYMENT_ERROR_CARD_TYPE_REJECTED',
  PAYMENT_ERROR_CARD_DECLINED: 'PAYMENT_ERROR_CARD_DECLINED',
  PAYMENT_ERROR: 'PAYMENT_ERROR',
  INCORRECT_FEE_TOTAL: 'INCORRECT_FEE_TOTAL',
  PAYMENT_REQUIRES_3DS1: 'PAYMENT_REQUIRES_3DS1',
} as const;

export type _ext_maps_booking_partner_v3_OrderFailure_CauseInput =
  | 'CAUSE_UNSPECIFIED'
  | 0
  | 'ORDER_UNFULFILLABLE'
  | 1
  | 'PAYMENT_ERROR_CARD_TYPE_REJECTED'
  | 2
  | 'PAYMENT_ERROR_CARD_DECLINED'
  | 3
  | 'PAYMENT_ERROR'
  | 4
  | 'INCORRECT_FEE_TOTAL'
  | 5
  | 'PAYMENT_REQUIRES_3DS1'
  | 6

export type _ext_maps_booking_partner_v3_OrderFailure_Cause = typeof _ext_maps_booking_partner_v3_OrderFailure_Cause[keyof typeof _ext_maps_booking_partner_v3_OrderFailure_Cause]

/**
 * A refusal of an order by business rules.
 */
export interface OrderFailureInput {
  'cause'?: (_ext_maps_booking_partner_v3_OrderFailure_CauseInput);
  /**
   * Only along with ORDER_UNFULFILLABLE.
   */
  'fulfillability'?: (_ext_maps_booking_partner_v3_OrderFulfillabilityInput | null);
  /**
   * Only along with PAYMENT_ERROR_CARD_TYPE_REJECTED.
   */
  'rejected_card_type'?: (_ext_maps_booking_partner_v3_CreditCardTypeInput);
  /**
   * For developers; users don't see it.
   */
  'description'?: (string);
  /**
   * Only along with PAYMENT_REQUIRES_3DS1.
   */
  'payment_failure'?: (_ext_maps_booking_partner_v3_PaymentFailureInformationInput | null);
}

/**
 * A refusal of an order by business rules.
 */
export interface OrderFailure {
  'cause'?: (_ext_maps_booking_partner_v3_OrderFailure_Cause);
  /**
   * Only along with ORDER_UNFULFILLABLE.
   */
  'fulfillability'?: (_ext_maps_booking_partner_v3_OrderFulfillability);
  /**
   * Only along with PAYMENT_ERROR_CARD_TYPE_REJECTED.
   */
  'rejected_card_type'?: (_ext_maps_booking_partner_v3_CreditCardType);
  /**
   * For developers; users don't see it.
   */
  'description'?: (string);
  /**
   * Only along with PAYMENT_REQUIRES_3DS1.
   */
  'payment_failure'?: (_ext_maps_booking_partner_v3_PaymentFailureInformation);
}
