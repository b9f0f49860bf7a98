// Original file: protos/ext/maps/booking/partner/v3/booking_service.proto

import type { SlotInput as _ext_maps_booking_partner_v3_SlotInput, Slot as _ext_maps_booking_partner_v3_Slot } from '../../../../../ext/maps/booking/partner/v3/Slot.ts';
import type { AvailabilityUpdateInput as _ext_maps_booking_partner_v3_AvailabilityUpdateInput, AvailabilityUpdate as _ext_maps_booking_partner_v3_AvailabilityUpdate } from '../../../../../ext/maps/booking/partner/v3/AvailabilityUpdate.ts';
import type { Long } from '@grpc/proto-loader';

// Original file: protos/ext/maps/booking/partner/v3/booking_service.proto

export const _ext_maps_booking_partner_v3_CheckAvailabilityResponse_DurationRequirement = {
  DURATION_REQUIREMENT_UNSPECIFIED: 'DURATION_REQUIREMENT_UNSPECIFIED',
  DO_NOT_SHOW_DURATION: 'DO_NOT_SHOW_DURATION',
  MUST_SHOW_DURATION: 'MUST_SHOW_DURATION',
} as const;

export type _ext_maps_booking_partner_v3_CheckAvailabilityResponse_DurationRequirementInput =
  | 'DURATION_REQUIREMENT_UNSPECIFIED'
  | 0
  | 'DO_NOT_SHOW_DURATION'
  | 1
  | 'MUST_SHOW_DURATION'
  | 2

export type _ext_maps_booking_partner_v3_CheckAvailabilityResponse_DurationRequirement = typeof _ext_maps_booking_partner_v3_CheckAvailabilityResponse_DurationRequirement[keyof typeof _ext_maps_booking_partner_v3_CheckAvailabilityResponse_DurationRequirement]

export interface CheckAvailabilityResponseInput {
  'slot'?: (_ext_maps_booking_partner_v3_SlotInput | null);
  /**
   * Open places; 0 means not available.
   */
  'count_available'?: (number);
  /**
   * @deprecated
   */
  'duration_requirement'?: (_ext_maps_booking_partner_v3_CheckAvailabilityResponse_DurationRequirementInput);
  /**
   * Further slots whose state is known at no cost.
   */
  'availability_update'?: (_ext_maps_booking_partner_v3_AvailabilityUpdateInput | null);
  /**
   * Epoch seconds.
   * @deprecated
   */
  'last_online_cancellable_sec'?: (number | string | Long);
}

export interface CheckAvailabilityResponse {
  'slot'?: (_ext_maps_booking_partner_v3_Slot);
  /**
   * Open places; 0 means not available.
   */
  'count_available'?: (number);
  /**
   * @deprecated
   */
  'duration_requirement'?: (_ext_maps_booking_partner_v3_CheckAvailabilityResponse_DurationRequirement);
  /**
   * Further slots whose state is known at no cost.
   */
  'availability_update'?: (_ext_maps_booking_partner_v3_AvailabilityUpdate);
  /**
   * Epoch seconds.
   * @deprecated
   */
  'last_online_cancellable_sec'?: (number);
}
