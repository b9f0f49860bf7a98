// Original file: protos/ext/maps/booking/partner/v3/booking_service.proto

import type { SlotTimeInput as _ext_maps_booking_partner_v3_SlotTimeInput, SlotTime as _ext_maps_booking_partner_v3_SlotTime } from '../../../../../ext/maps/booking/partner/v3/SlotTime.ts';

export interface BatchAvailabilityLookupRequestInput {
  'merchant_id'?: (string);
  'slot_time'?: (_ext_maps_booking_partner_v3_SlotTimeInput)[];
}

export interface BatchAvailabilityLookupRequest {
  'merchant_id'?: (string);
  'slot_time'?: (_ext_maps_booking_partner_v3_SlotTime)[];
}
