// Original file: protos/ext/maps/booking/partner/v3/booking_service.proto

import type { SlotInput as _ext_maps_booking_partner_v3_SlotInput, Slot as _ext_maps_booking_partner_v3_Slot } from '../../../../../ext/maps/booking/partner/v3/Slot.ts';

export interface SlotAvailabilityInput {
  'slot'?: (_ext_maps_booking_partner_v3_SlotInput | null);
  /**
   * Open places; 0 means not available.
   */
  'count_available'?: (number);
}

export interface SlotAvailability {
  'slot'?: (_ext_maps_booking_partner_v3_Slot);
  /**
   * Open places; 0 means not available.
   */
  'count_available'?: (number);
}
