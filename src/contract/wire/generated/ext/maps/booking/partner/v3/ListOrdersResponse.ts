// Original file: protos/ext/maps/booking/partner/v3/order.proto

import type { OrderInput as _ext_maps_booking_partner_v3_OrderInput, Order as _ext_maps_booking_partner_v3_Order } from '../../../../../ext/maps/booking/partner/v3/Order.ts';

export interface ListOrdersResponseInput {
  'order'?: (_ext_maps_booking_partner_v3_OrderInput)[];
}

export interface ListOrdersResponse {
  'order'?: (_ext_maps_booking_partner_v3_Order)[];
}
