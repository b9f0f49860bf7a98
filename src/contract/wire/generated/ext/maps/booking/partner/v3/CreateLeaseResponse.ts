// Original file: protos/ext/maps/booking/partner/v3/booking_service.proto

import type { LeaseInput as _ext_maps_booking_partner_v3_LeaseInput, Lease as _ext_maps_booking_partner_v3_Lease } from '../../../../../ext/maps/booking/partner/v3/Lease.ts';
import type { BookingFailureInput as _ext_maps_booking_partner_v3_BookingFailureInput, BookingFailure as _ext_maps_booking_partner_v3_BookingFailure } from '../../../../../ext/maps/booking/partner/v3/BookingFailure.ts';

export interface CreateLeaseResponseInput {
  /**
   * Unset on failure.
   */
  'lease'?: (_ext_maps_booking_partner_v3_LeaseInput | null);
  'booking_failure'?: (_ext_maps_booking_partner_v3_BookingFailureInput | null);
}

export interface CreateLeaseResponse {
  /**
   * Unset on failure.
   */
  'lease'?: (_ext_maps_booking_partner_v3_Lease);
  'booking_failure'?: (_ext_maps_booking_partner_v3_BookingFailure);
}
