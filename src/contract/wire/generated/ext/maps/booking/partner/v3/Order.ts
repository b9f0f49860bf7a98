// Original file: protos/ext/maps/booking/partner/v3/order.proto

import type { UserInformationInput as _ext_maps_booking_partner_v3_UserInformationInput, UserInformation as _ext_maps_booking_partner_v3_UserInformation } from '../../../../../ext/maps/booking/partner/v3/UserInformation.ts';
import type { PaymentInformationInput as _ext_maps_booking_partner_v3_PaymentInformationInput, PaymentInformation as _ext_maps_booking_partner_v3_PaymentInformation } from '../../../../../ext/maps/booking/partner/v3/PaymentInformation.ts';
import type { LineItemInput as _ext_maps_booking_partner_v3_LineItemInput, LineItem as _ext_maps_booking_partner_v3_LineItem } from '../../../../../ext/maps/booking/partner/v3/LineItem.ts';

export interface OrderInput {
  /**
   * The server's; never in a CreateOrderRequest.
   */
  'order_id'?: (string);
  'user_information'?: (_ext_maps_booking_partner_v3_UserInformationInput | null);
  'payment_information'?: (_ext_maps_booking_partner_v3_PaymentInformationInput | null);
  'merchant_id'?: (string);
  'item'?: (_ext_maps_booking_partner_v3_LineItemInput)[];
}

export interface Order {
  /**
   * The server's; never in a CreateOrderRequest.
   */
  'order_id'?: (string);
  'user_information'?: (_ext_maps_booking_partner_v3_UserInformation);
  'payment_information'?: (_ext_maps_booking_partner_v3_PaymentInformation);
  'merchant_id'?: (string);
  'item'?: (_ext_maps_booking_partner_v3_LineItem)[];
}
