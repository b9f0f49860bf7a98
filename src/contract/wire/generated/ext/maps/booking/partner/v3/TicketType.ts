// Original file: protos/ext/maps/booking/partner/v3/order.proto

import type { PriceInput as _ext_maps_booking_partner_v3_PriceInput, Price as _ext_maps_booking_partner_v3_Price } from '../../../../../ext/maps/booking/partner/v3/Price.ts';
import type { PerTicketFeeInput as _ext_maps_booking_partner_v3_PerTicketFeeInput, PerTicketFee as _ext_maps_booking_partner_v3_PerTicketFee } from '../../../../../ext/maps/booking/partner/v3/PerTicketFee.ts';
import type { TextInput as _ext_maps_booking_partner_v3_TextInput, Text as _ext_maps_booking_partner_v3_Text } from '../../../../../ext/maps/booking/partner/v3/Text.ts';

export interface TicketTypeInput {
  'ticket_type_id'?: (string);
  /**
   * @deprecated
   */
  'short_description'?: (string);
  'price'?: (_ext_maps_booking_partner_v3_PriceInput | null);
  /**
   * @deprecated
   */
  'option_description'?: (string);
  'per_ticket_fee'?: (_ext_maps_booking_partner_v3_PerTicketFeeInput | null);
  'localized_short_description'?: (_ext_maps_booking_partner_v3_TextInput | null);
  /**
   * On all ticket types of a service, or on none.
   */
  'localized_option_description'?: (_ext_maps_booking_partner_v3_TextInput | null);
}

export interface TicketType {
  'ticket_type_id'?: (string);
  /**
   * @deprecated
   */
  'short_description'?: (string);
  'price'?: (_ext_maps_booking_partner_v3_Price);
  /**
   * @deprecated
   */
  'option_description'?: (string);
  'per_ticket_fee'?: (_ext_maps_booking_partner_v3_PerTicketFee);
  'localized_short_description'?: (_ext_maps_booking_partner_v3_Text);
  /**
   * On all ticket types of a service, or on none.
   */
  'localized_option_description'?: (_ext_maps_booking_partner_v3_Text);
}
