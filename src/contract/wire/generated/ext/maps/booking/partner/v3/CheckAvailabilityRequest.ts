// Original file: protos/ext/maps/booking/partner/v3/booking_service.proto

import type { SlotInput as _ext_maps_booking_partner_v3_SlotInput, Slot as _ext_maps_booking_partner_v3_Slot } from '../../../../../ext/maps/booking/partner/v3/Slot.ts';

export interface CheckAvailabilityRequestInput {
  'slot'?: (_ext_maps_booking_partner_v3_SlotInput | null);
}

export interface CheckAvailabilityRequest {
  'slot'?: (_ext_maps_booking_partner_v3_Slot);
}
