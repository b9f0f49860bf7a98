// Original file: protos/ext/maps/booking/partner/v3/order.proto

import type { SpecificPerTicketFeeInput as _ext_maps_booking_partner_v3_SpecificPerTicketFeeInput, SpecificPerTicketFee as _ext_maps_booking_partner_v3_SpecificPerTicketFee } from '../../../../../ext/maps/booking/partner/v3/SpecificPerTicketFee.ts';
import type { SpecificPerOrderFeeInput as _ext_maps_booking_partner_v3_SpecificPerOrderFeeInput, SpecificPerOrderFee as _ext_maps_booking_partner_v3_SpecificPerOrderFee } from '../../../../../ext/maps/booking/partner/v3/SpecificPerOrderFee.ts';

/**
 * Fees by ticket and by order.
 */
export interface FeesInput {
  'per_ticket_fee'?: (_ext_maps_booking_partner_v3_SpecificPerTicketFeeInput)[];
  'per_order_fee'?: (_ext_maps_booking_partner_v3_SpecificPerOrderFeeInput)[];
}

/**
 * Fees by ticket and by order.
 */
export interface Fees {
  'per_ticket_fee'?: (_ext_maps_booking_partner_v3_SpecificPerTicketFee)[];
  'per_order_fee'?: (_ext_maps_booking_partner_v3_SpecificPerOrderFee)[];
}
