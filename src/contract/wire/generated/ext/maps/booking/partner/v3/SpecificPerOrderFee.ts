// Original file: protos/ext/maps/booking/partner/v3/order.proto

import type { PriceInput as _ext_maps_booking_partner_v3_PriceInput, Price as _ext_maps_booking_partner_v3_Price } from '../../../../../ext/maps/booking/partner/v3/Price.ts';

export interface SpecificPerOrderFeeInput {
  'fee_name'?: (string);
  'fee_amount'?: (_ext_maps_booking_partner_v3_PriceInput | null);
}

export interface SpecificPerOrderFee {
  'fee_name'?: (string);
  'fee_amount'?: (_ext_maps_booking_partner_v3_Price);
}
