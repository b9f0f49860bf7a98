// Original file: protos/ext/maps/booking/partner/v3/payment.proto

import type { PaymentOptionTypeInput as _ext_maps_booking_partner_v3_PaymentOptionTypeInput, PaymentOptionType as _ext_maps_booking_partner_v3_PaymentOptionType } from '../../../../../ext/maps/booking/partner/v3/PaymentOptionType.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * A pack or membership in a user's hands.
 */
export interface UserPaymentOptionInput {
  /**
   * Unique over all users and merchants.
   */
  'user_payment_option_id'?: (string);
  /**
   * Epoch seconds; usable from.
   */
  'valid_start_time_sec'?: (number | string | Long);
  /**
   * Epoch seconds; usable until.
   */
  'valid_end_time_sec'?: (number | string | Long);
  'type'?: (_ext_maps_booking_partner_v3_PaymentOptionTypeInput);
  /**
   * Uses when bought; without meaning for unlimited use.
   */
  'original_count'?: (number);
  /**
   * Uses left.
   */
  'current_count'?: (number);
  /**
   * The option that was bought.
   */
  'payment_option_id'?: (string);
}

/**
 * A pack or membership in a user's hands.
 */
export interface UserPaymentOption {
  /**
   * Unique over all users and merchants.
   */
  'user_payment_option_id'?: (string);
  /**
   * Epoch seconds; usable from.
   */
  'valid_start_time_sec'?: (number);
  /**
   * Epoch seconds; usable until.
   */
  'valid_end_time_sec'?: (number);
  'type'?: (_ext_maps_booking_partner_v3_PaymentOptionType);
  /**
   * Uses when bought; without meaning for unlimited use.
   */
  'original_count'?: (number);
  /**
   * Uses left.
   */
  'current_count'?: (number);
  /**
   * The option that was bought.
   */
  'payment_option_id'?: (string);
}
