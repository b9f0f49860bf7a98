// Original file: protos/ext/maps/booking/partner/v3/payment.proto

import type { PrepaymentStatusInput as _ext_maps_booking_partner_v3_PrepaymentStatusInput, PrepaymentStatus as _ext_maps_booking_partner_v3_PrepaymentStatus } from '../../../../../ext/maps/booking/partner/v3/PrepaymentStatus.ts';
import type { PriceInput as _ext_maps_booking_partner_v3_PriceInput, Price as _ext_maps_booking_partner_v3_Price } from '../../../../../ext/maps/booking/partner/v3/Price.ts';
import type { DepositInput as _ext_maps_booking_partner_v3_DepositInput, Deposit as _ext_maps_booking_partner_v3_Deposit } from '../../../../../ext/maps/booking/partner/v3/Deposit.ts';
import type { NoShowFeeInput as _ext_maps_booking_partner_v3_NoShowFeeInput, NoShowFee as _ext_maps_booking_partner_v3_NoShowFee } from '../../../../../ext/maps/booking/partner/v3/NoShowFee.ts';

// Original file: protos/ext/maps/booking/partner/v3/payment.proto

export const _ext_maps_booking_partner_v3_PaymentInformation_PaymentProcessedBy = {
  PAYMENT_PROCESSED_BY_UNSPECIFIED: 'PAYMENT_PROCESSED_BY_UNSPECIFIED',
  PROCESSED_BY_GOOGLE: 'PROCESSED_BY_GOOGLE',
  PROCESSED_BY_PARTNER: 'PROCESSED_BY_PARTNER',
} as const;

export type _ext_maps_booking_partner_v3_PaymentInformation_PaymentProcessedByInput =
  | 'PAYMENT_PROCESSED_BY_UNSPECIFIED'
  | 0
  | 'PROCESSED_BY_GOOGLE'
  | 1
  | 'PROCESSED_BY_PARTNER'
  | 2

export type _ext_maps_booking_partner_v3_PaymentInformation_PaymentProcessedBy = typeof _ext_maps_booking_partner_v3_PaymentInformation_PaymentProcessedBy[keyof typeof _ext_maps_booking_partner_v3_PaymentInformation_PaymentProcessedBy]

/**
 * What is known of a booking's payment.
 */
export interface PaymentInformationInput {
  'prepayment_status'?: (_ext_maps_booking_partner_v3_PrepaymentStatusInput);
  /**
   * Of the purchase, or of the refund; set by the side that processed it.
   */
  'payment_transaction_id'?: (string);
  /**
   * Without tax and fees. Says nothing about having been paid.
   */
  'price'?: (_ext_maps_booking_partner_v3_PriceInput | null);
  /**
   * Absent if exempt, included in the price, or not broken down.
   */
  'tax_amount'?: (_ext_maps_booking_partner_v3_PriceInput | null);
  'payment_processed_by'?: (_ext_maps_booking_partner_v3_PaymentInformation_PaymentProcessedByInput);
  /**
   * A pack or membership bought along with the booking.
   */
  'payment_option_id'?: (string);
  /**
   * A pack or membership that the user owns already.
   */
  'user_payment_option_id'?: (string);
  'deposit'?: (_ext_maps_booking_partner_v3_DepositInput | null);
  'no_show_fee'?: (_ext_maps_booking_partner_v3_NoShowFeeInput | null);
  /**
   * Orders only.
   */
  'fees_and_taxes'?: (_ext_maps_booking_partner_v3_PriceInput | null);
  /**
   * Serialised JSON, by agreement.
   */
  'fraud_signals'?: (string);
  /**
   * 3-D Secure 1: the access control server's answer.
   */
  'pa_response'?: (string);
  /**
   * 3-D Secure 1: the merchant's data.
   */
  'md_merchant_data'?: (string);
  /**
   * Not for orders.
   */
  'fees'?: (_ext_maps_booking_partner_v3_PriceInput | null);
  'payment_id'?: "payment_option_id"|"user_payment_option_id";
}

/**
 * What is known of a booking's payment.
 */
export interface PaymentInformation {
  'prepayment_status'?: (_ext_maps_booking_partner_v3_PrepaymentStatus);
  /**
   * Of the purchase, or of the refund; set by the side that processed it.
   */
  'payment_transaction_id'?: (string);
  /**
   * Without tax and fees. Says nothing about having been paid.
   */
  'price'?: (_ext_maps_booking_partner_v3_Price);
  /**
   * Absent if exempt, included in the price, or not broken down.
   */
  'tax_amount'?: (_ext_maps_booking_partner_v3_Price);
  'payment_processed_by'?: (_ext_maps_booking_partner_v3_PaymentInformation_PaymentProcessedBy);
  /**
   * A pack or membership bought along with the booking.
   */
  'payment_option_id'?: (string);
  /**
   * A pack or membership that the user owns already.
   */
  'user_payment_option_id'?: (string);
  'deposit'?: (_ext_maps_booking_partner_v3_Deposit);
  'no_show_fee'?: (_ext_maps_booking_partner_v3_NoShowFee);
  /**
   * Orders only.
   */
  'fees_and_taxes'?: (_ext_maps_booking_partner_v3_Price);
  /**
   * Serialised JSON, by agreement.
   */
  'fraud_signals'?: (string);
  /**
   * 3-D Secure 1: the access control server's answer.
   */
  'pa_response'?: (string);
  /**
   * 3-D Secure 1: the merchant's data.
   */
  'md_merchant_data'?: (string);
  /**
   * Not for orders.
   */
  'fees'?: (_ext_maps_booking_partner_v3_Price);
}
