// Original file: protos/ext/maps/booking/partner/v3/order.proto

import type { LocalizedStringInput as _ext_maps_booking_partner_v3_LocalizedStringInput, LocalizedString as _ext_maps_booking_partner_v3_LocalizedString } from '../../../../../ext/maps/booking/partner/v3/LocalizedString.ts';

export interface TextInput {
  'value'?: (string);
  'localized_value'?: (_ext_maps_booking_partner_v3_LocalizedStringInput)[];
}

export interface Text {
  'value'?: (string);
  'localized_value'?: (_ext_maps_booking_partner_v3_LocalizedString)[];
}
