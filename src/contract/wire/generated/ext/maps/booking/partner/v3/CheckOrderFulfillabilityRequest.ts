// Original file: protos/ext/maps/booking/partner/v3/order.proto

import type { LineItemInput as _ext_maps_booking_partner_v3_LineItemInput, LineItem as _ext_maps_booking_partner_v3_LineItem } from '../../../../../ext/maps/booking/partner/v3/LineItem.ts';

export interface CheckOrderFulfillabilityRequestInput {
  'merchant_id'?: (string);
  'item'?: (_ext_maps_booking_partner_v3_LineItemInput)[];
  /**
   * Equals the idempotency_token of the order to come.
   */
  'cart_id'?: (string);
}

export interface CheckOrderFulfillabilityRequest {
  'merchant_id'?: (string);
  'item'?: (_ext_maps_booking_partner_v3_LineItem)[];
  /**
   * Equals the idempotency_token of the order to come.
   */
  'cart_id'?: (string);
}
