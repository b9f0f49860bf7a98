// Original file: protos/ext/maps/booking/partner/v3/booking_service.proto

import type { SlotAvailabilityInput as _ext_maps_booking_partner_v3_SlotAvailabilityInput, SlotAvailability as _ext_maps_booking_partner_v3_SlotAvailability } from '../../../../../ext/maps/booking/partner/v3/SlotAvailability.ts';

export interface AvailabilityUpdateInput {
  'slot_availability'?: (_ext_maps_booking_partner_v3_SlotAvailabilityInput)[];
}

export interface AvailabilityUpdate {
  'slot_availability'?: (_ext_maps_booking_partner_v3_SlotAvailability)[];
}
