// Original file: protos/ext/maps/booking/partner/v3/booking_service.proto

import type { SlotTimeAvailabilityInput as _ext_maps_booking_partner_v3_SlotTimeAvailabilityInput, SlotTimeAvailability as _ext_maps_booking_partner_v3_SlotTimeAvailability } from '../../../../../ext/maps/booking/partner/v3/SlotTimeAvailability.ts';

export interface BatchAvailabilityLookupResponseInput {
  /**
   * One for each requested slot.
   */
  'slot_time_availability'?: (_ext_maps_booking_partner_v3_SlotTimeAvailabilityInput)[];
}

export interface BatchAvailabilityLookupResponse {
  /**
   * One for each requested slot.
   */
  'slot_time_availability'?: (_ext_maps_booking_partner_v3_SlotTimeAvailability)[];
}
