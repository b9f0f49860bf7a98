// Original file: protos/ext/maps/booking/partner/v3/booking.proto

import type { SlotInput as _ext_maps_booking_partner_v3_SlotInput, Slot as _ext_maps_booking_partner_v3_Slot } from '../../../../../ext/maps/booking/partner/v3/Slot.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * A slot that is held for a while.
 */
export interface LeaseInput {
  /**
   * The server's; empty in requests.
   */
  'lease_id'?: (string);
  'slot'?: (_ext_maps_booking_partner_v3_SlotInput | null);
  /**
   * The partner's id for the lease; identifies the request as well.
   */
  'user_reference'?: (string);
  /**
   * Epoch seconds; the server may shorten it.
   */
  'lease_expiration_time_sec'?: (number | string | Long);
}

/**
 * A slot that is held for a while.
 */
export interface Lease {
  /**
   * The server's; empty in requests.
   */
  'lease_id'?: (string);
  'slot'?: (_ext_maps_booking_partner_v3_Slot);
  /**
   * The partner's id for the lease; identifies the request as well.
   */
  'user_reference'?: (string);
  /**
   * Epoch seconds; the server may shorten it.
   */
  'lease_expiration_time_sec'?: (number);
}
