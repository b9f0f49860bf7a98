// Original file: protos/ext/maps/booking/partner/v3/order.proto

import type { PriceInput as _ext_maps_booking_partner_v3_PriceInput, Price as _ext_maps_booking_partner_v3_Price } from '../../../../../ext/maps/booking/partner/v3/Price.ts';

export interface PerTicketFeeInput {
  'service_charge'?: (_ext_maps_booking_partner_v3_PriceInput | null);
  'facility_fee'?: (_ext_maps_booking_partner_v3_PriceInput | null);
  'taxes'?: (_ext_maps_booking_partner_v3_PriceInput | null);
}

export interface PerTicketFee {
  'service_charge'?: (_ext_maps_booking_partner_v3_Price);
  'facility_fee'?: (_ext_maps_booking_partner_v3_Price);
  'taxes'?: (_ext_maps_booking_partner_v3_Price);
}
