// Original file: protos/ext/maps/booking/partner/v3/order.proto

import type { OrderInput as _ext_maps_booking_partner_v3_OrderInput, Order as _ext_maps_booking_partner_v3_Order } from '../../../../../ext/maps/booking/partner/v3/Order.ts';
import type { PaymentProcessingParametersInput as _ext_maps_booking_partner_v3_PaymentProcessingParametersInput, PaymentProcessingParameters as _ext_maps_booking_partner_v3_PaymentProcessingParameters } from '../../../../../ext/maps/booking/partner/v3/PaymentProcessingParameters.ts';

export interface CreateOrderRequestInput {
  'order'?: (_ext_maps_booking_partner_v3_OrderInput | null);
  'payment_processing_parameters'?: (_ext_maps_booking_partner_v3_PaymentProcessingParametersInput | null);
  'idempotency_token'?: (string);
}

export interface CreateOrderRequest {
  'order'?: (_ext_maps_booking_partner_v3_Order);
  'payment_processing_parameters'?: (_ext_maps_booking_partner_v3_PaymentProcessingParameters);
  'idempotency_token'?: (string);
}
