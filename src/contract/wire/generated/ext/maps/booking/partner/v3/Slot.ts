// Original file: protos/ext/maps/booking/partner/v3/booking.proto

import type { ResourceIdsInput as _ext_maps_booking_partner_v3_ResourceIdsInput, ResourceIds as _ext_maps_booking_partner_v3_ResourceIds } from '../../../../../ext/maps/booking/partner/v3/ResourceIds.ts';
import type { ConfirmationModeInput as _ext_maps_booking_partner_v3_ConfirmationModeInput, ConfirmationMode as _ext_maps_booking_partner_v3_ConfirmationMode } from '../../../../../ext/maps/booking/partner/v3/ConfirmationMode.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * A bookable time of a merchant's service.
 */
export interface SlotInput {
  'merchant_id'?: (string);
  'service_id'?: (string);
  /**
   * Epoch seconds, UTC.
   */
  'start_sec'?: (number | string | Long);
  'duration_sec'?: (number | string | Long);
  /**
   * Opaque; as in the availability feed.
   */
  'availability_tag'?: (string);
  /**
   * Beware: the same message is called resource_ids in SlotTime.
   */
  'resources'?: (_ext_maps_booking_partner_v3_ResourceIdsInput | null);
  'confirmation_mode'?: (_ext_maps_booking_partner_v3_ConfirmationModeInput);
}

/**
 * A bookable time of a merchant's service.
 */
export interface Slot {
  'merchant_id'?: (string);
  'service_id'?: (string);
  /**
   * Epoch seconds, UTC.
   */
  'start_sec'?: (number);
  'duration_sec'?: (number);
  /**
   * Opaque; as in the availability feed.
   */
  'availability_tag'?: (string);
  /**
   * Beware: the same message is called resource_ids in SlotTime.
   */
  'resources'?: (_ext_maps_booking_partner_v3_ResourceIds);
  'confirmation_mode'?: (_ext_maps_booking_partner_v3_ConfirmationMode);
}
