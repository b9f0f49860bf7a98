// Original file: protos/ext/maps/booking/partner/v3/booking_service.proto

import type { SlotTimeInput as _ext_maps_booking_partner_v3_SlotTimeInput, SlotTime as _ext_maps_booking_partner_v3_SlotTime } from '../../../../../ext/maps/booking/partner/v3/SlotTime.ts';

export interface SlotTimeAvailabilityInput {
  /**
   * The requested slot, unchanged.
   */
  'slot_time'?: (_ext_maps_booking_partner_v3_SlotTimeInput | null);
  'available'?: (boolean);
}

export interface SlotTimeAvailability {
  /**
   * The requested slot, unchanged.
   */
  'slot_time'?: (_ext_maps_booking_partner_v3_SlotTime);
  'available'?: (boolean);
}
