// Original file: protos/ext/maps/booking/partner/v3/order.proto

import type { PriceInput as _ext_maps_booking_partner_v3_PriceInput, Price as _ext_maps_booking_partner_v3_Price } from '../../../../../ext/maps/booking/partner/v3/Price.ts';

export interface SpecificPerTicketFeeInput {
  'ticket_id'?: (string);
  'fee_name'?: (string);
  'fee_amount'?: (_ext_maps_booking_partner_v3_PriceInput | null);
  'service_id'?: (string);
}

export interface SpecificPerTicketFee {
  'ticket_id'?: (string);
  'fee_name'?: (string);
  'fee_amount'?: (_ext_maps_booking_partner_v3_Price);
  'service_id'?: (string);
}
