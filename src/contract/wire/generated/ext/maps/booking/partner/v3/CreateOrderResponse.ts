// Original file: protos/ext/maps/booking/partner/v3/order.proto

import type { OrderInput as _ext_maps_booking_partner_v3_OrderInput, Order as _ext_maps_booking_partner_v3_Order } from '../../../../../ext/maps/booking/partner/v3/Order.ts';
import type { OrderFailureInput as _ext_maps_booking_partner_v3_OrderFailureInput, OrderFailure as _ext_maps_booking_partner_v3_OrderFailure } from '../../../../../ext/maps/booking/partner/v3/OrderFailure.ts';

export interface CreateOrderResponseInput {
  'order'?: (_ext_maps_booking_partner_v3_OrderInput | null);
  'order_failure'?: (_ext_maps_booking_partner_v3_OrderFailureInput | null);
  'result'?: "order"|"order_failure";
}

export interface CreateOrderResponse {
  'order'?: (_ext_maps_booking_partner_v3_Order);
  'order_failure'?: (_ext_maps_booking_partner_v3_OrderFailure);
}
