// Original file: protos/ext/maps/booking/partner/v3/order.proto

import type { LineItemFulfillabilityInput as _ext_maps_booking_partner_v3_LineItemFulfillabilityInput, LineItemFulfillability as _ext_maps_booking_partner_v3_LineItemFulfillability } from '../../../../../ext/maps/booking/partner/v3/LineItemFulfillability.ts';

// Original file: protos/ext/maps/booking/partner/v3/order.proto

export const _ext_maps_booking_partner_v3_OrderFulfillability_OrderFulfillabilityResult = {
  ORDER_FULFILLABILITY_RESULT_UNSPECIFIED: 'ORDER_FULFILLABILITY_RESULT_UNSPECIFIED',
  CAN_FULFILL: 'CAN_FULFILL',
  UNFULFILLABLE_LINE_ITEM: 'UNFULFILLABLE_LINE_ITEM',
  UNFULFILLABLE_SERVICE_COMBINATION: 'UNFULFILLABLE_SERVICE_COMBINATION',
  ORDER_UNFULFILLABLE_OTHER_REASON: 'ORDER_UNFULFILLABLE_OTHER_REASON',
} as const;

export type _ext_maps_booking_partner_v3_OrderFulfillability_OrderFulfillabilityResultInput =
  | 'ORDER_FULFILLABILITY_RESULT_UNSPECIFIED'
  | 0
  | 'CAN_FULFILL'
  | 1
  | 'UNFULFILLABLE_LINE_ITEM'
  | 2
  | 'UNFULFILLABLE_SERVICE_COMBINATION'
  | 3
  | 'ORDER_UNFULFILLABLE_OTHER_REASON'
  | 4

export type _ext_maps_booking_partner_v3_OrderFulfillability_OrderFulfillabilityResult = typeof _ext_maps_booking_partner_v3_OrderFulfillability_OrderFulfillabilityResult[keyof typeof _ext_maps_booking_partner_v3_OrderFulfillability_OrderFulfillabilityResult]

/**
 * Whether the order as a whole can be had.
 */
export interface OrderFulfillabilityInput {
  'result'?: (_ext_maps_booking_partner_v3_OrderFulfillability_OrderFulfillabilityResultInput);
  'item_fulfillability'?: (_ext_maps_booking_partner_v3_LineItemFulfillabilityInput)[];
  'unfulfillable_reason'?: (string);
}

/**
 * Whether the order as a whole can be had.
 */
export interface OrderFulfillability {
  'result'?: (_ext_maps_booking_partner_v3_OrderFulfillability_OrderFulfillabilityResult);
  'item_fulfillability'?: (_ext_maps_booking_partner_v3_LineItemFulfillability)[];
  'unfulfillable_reason'?: (string);
}
