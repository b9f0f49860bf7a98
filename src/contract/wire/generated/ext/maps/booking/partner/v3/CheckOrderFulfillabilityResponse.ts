// Original file: protos/ext/maps/booking/partner/v3/order.proto

import type { OrderFulfillabilityInput as _ext_maps_booking_partner_v3_OrderFulfillabilityInput, OrderFulfillability as _ext_maps_booking_partner_v3_OrderFulfillability } from '../../../../../ext/maps/booking/partner/v3/OrderFulfillability.ts';
import type { PriceInput as _ext_maps_booking_partner_v3_PriceInput, Price as _ext_maps_booking_partner_v3_Price } from '../../../../../ext/maps/booking/partner/v3/Price.ts';
import type { FeesInput as _ext_maps_booking_partner_v3_FeesInput, Fees as _ext_maps_booking_partner_v3_Fees } from '../../../../../ext/maps/booking/partner/v3/Fees.ts';
import type { Long } from '@grpc/proto-loader';

export interface CheckOrderFulfillabilityResponseInput {
  'fulfillability'?: (_ext_maps_booking_partner_v3_OrderFulfillabilityInput | null);
  'fees_and_taxes'?: (_ext_maps_booking_partner_v3_PriceInput | null);
  'fees'?: (_ext_maps_booking_partner_v3_FeesInput | null);
  /**
   * Absent: never.
   */
  'cart_expiration_sec'?: (number | string | Long);
}

export interface CheckOrderFulfillabilityResponse {
  'fulfillability'?: (_ext_maps_booking_partner_v3_OrderFulfillability);
  'fees_and_taxes'?: (_ext_maps_booking_partner_v3_Price);
  'fees'?: (_ext_maps_booking_partner_v3_Fees);
  /**
   * Absent: never.
   */
  'cart_expiration_sec'?: (number);
}
