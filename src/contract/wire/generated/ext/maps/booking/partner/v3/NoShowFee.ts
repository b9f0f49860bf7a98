// Original file: protos/ext/maps/booking/partner/v3/payment.proto

import type { PriceInput as _ext_maps_booking_partner_v3_PriceInput, Price as _ext_maps_booking_partner_v3_Price } from '../../../../../ext/maps/booking/partner/v3/Price.ts';
import type { PriceTypeInput as _ext_maps_booking_partner_v3_PriceTypeInput, PriceType as _ext_maps_booking_partner_v3_PriceType } from '../../../../../ext/maps/booking/partner/v3/PriceType.ts';

/**
 * Charged if the user doesn't come.
 */
export interface NoShowFeeInput {
  'fee'?: (_ext_maps_booking_partner_v3_PriceInput | null);
  'fee_type'?: (_ext_maps_booking_partner_v3_PriceTypeInput);
}

/**
 * Charged if the user doesn't come.
 */
export interface NoShowFee {
  'fee'?: (_ext_maps_booking_partner_v3_Price);
  'fee_type'?: (_ext_maps_booking_partner_v3_PriceType);
}
