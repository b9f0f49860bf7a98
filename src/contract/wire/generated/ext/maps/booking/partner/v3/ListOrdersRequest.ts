// Original file: protos/ext/maps/booking/partner/v3/order.proto


export interface _ext_maps_booking_partner_v3_ListOrdersRequest_OrderIdsInput {
  'order_id'?: (string)[];
}

export interface _ext_maps_booking_partner_v3_ListOrdersRequest_OrderIds {
  'order_id'?: (string)[];
}

export interface ListOrdersRequestInput {
  'user_id'?: (string);
  'order_ids'?: (_ext_maps_booking_partner_v3_ListOrdersRequest_OrderIdsInput | null);
  'ids'?: "user_id"|"order_ids";
}

export interface ListOrdersRequest {
  'user_id'?: (string);
  'order_ids'?: (_ext_maps_booking_partner_v3_ListOrdersRequest_OrderIds);
}
