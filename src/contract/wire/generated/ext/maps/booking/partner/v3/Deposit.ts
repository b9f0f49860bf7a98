// Original file: protos/ext/maps/booking/partner/v3/payment.proto

import type { PriceInput as _ext_maps_booking_partner_v3_PriceInput, Price as _ext_maps_booking_partner_v3_Price } from '../../../../../ext/maps/booking/partner/v3/Price.ts';
import type { PriceTypeInput as _ext_maps_booking_partner_v3_PriceTypeInput, PriceType as _ext_maps_booking_partner_v3_PriceType } from '../../../../../ext/maps/booking/partner/v3/PriceType.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Taken when booking, given back on a cancellation that comes in time.
 */
export interface DepositInput {
  'deposit'?: (_ext_maps_booking_partner_v3_PriceInput | null);
  /**
   * Seconds before the start up to which a cancellation returns the deposit.
   */
  'min_advance_cancellation_sec'?: (number | string | Long);
  'deposit_type'?: (_ext_maps_booking_partner_v3_PriceTypeInput);
}

/**
 * Taken when booking, given back on a cancellation that comes in time.
 */
export interface Deposit {
  'deposit'?: (_ext_maps_booking_partner_v3_Price);
  /**
   * Seconds before the start up to which a cancellation returns the deposit.
   */
  'min_advance_cancellation_sec'?: (number);
  'deposit_type'?: (_ext_maps_booking_partner_v3_PriceType);
}
