// Original file: protos/ext/maps/booking/partner/v3/order.proto

import type { LineItemInput as _ext_maps_booking_partner_v3_LineItemInput, LineItem as _ext_maps_booking_partner_v3_LineItem } from '../../../../../ext/maps/booking/partner/v3/LineItem.ts';
import type { UpdatedAvailabilityInput as _ext_maps_booking_partner_v3_UpdatedAvailabilityInput, UpdatedAvailability as _ext_maps_booking_partner_v3_UpdatedAvailability } from '../../../../../ext/maps/booking/partner/v3/UpdatedAvailability.ts';
import type { TicketTypeInput as _ext_maps_booking_partner_v3_TicketTypeInput, TicketType as _ext_maps_booking_partner_v3_TicketType } from '../../../../../ext/maps/booking/partner/v3/TicketType.ts';
import type { ViolatedTicketConstraintInput as _ext_maps_booking_partner_v3_ViolatedTicketConstraintInput, ViolatedTicketConstraint as _ext_maps_booking_partner_v3_ViolatedTicketConstraint } from '../../../../../ext/maps/booking/partner/v3/ViolatedTicketConstraint.ts';

// Original file: protos/ext/maps/booking/partner/v3/order.proto

export const _ext_maps_booking_partner_v3_LineItemFulfillability_ItemFulfillabilityResult = {
  ITEM_FULFILLABILITY_RESULT_UNSPECIFIED: 'ITEM_FULFILLABILITY_RESULT_UNSPECIFIED',
  CAN_FULFILL: 'CAN_FULFILL',
  SLOT_UNAVAILABLE: 'SLOT_UNAVAILABLE',
  UNFULFILLABLE_TICKET_COMBINATION: 'UNFULFILLABLE_TICKET_COMBINATION',
  INCORRECT_PRICE: 'INCORRECT_PRICE',
  ITEM_UNFULFILLABLE_OTHER_REASON: 'ITEM_UNFULFILLABLE_OTHER_REASON',
  CHILD_TICKETS_WITHOUT_ADULT: 'CHILD_TICKETS_WITHOUT_ADULT',
  TICKET_CONSTRAINT_VIOLATED: 'TICKET_CONSTRAINT_VIOLATED',
} as const;

export type _ext_maps_booking_partner_v3_LineItemFulfillability_ItemFulfillabilityResultInput =
  | 'ITEM_FULFILLABILITY_RESULT_UNSPECIFIED'
  | 0
  | 'CAN_FULFILL'
  | 1
  | 'SLOT_UNAVAILABLE'
  | 2
  | 'UNFULFILLABLE_TICKET_COMBINATION'
  | 3
  | 'INCORRECT_PRICE'
  | 4
  | 'ITEM_UNFULFILLABLE_OTHER_REASON'
  | 5
  | 'CHILD_TICKETS_WITHOUT_ADULT'
  | 6
  | 'TICKET_CONSTRAINT_VIOLATED'
  | 7

export type _ext_maps_booking_partner_v3_LineItemFulfillability_ItemFulfillabilityResult = typeof _ext_maps_booking_partner_v3_LineItemFulfillability_ItemFulfillabilityResult[keyof typeof _ext_maps_booking_partner_v3_LineItemFulfillability_ItemFulfillabilityResult]

/**
 * Whether one line item can be had.
 */
export interface LineItemFulfillabilityInput {
  'item'?: (_ext_maps_booking_partner_v3_LineItemInput | null);
  'result'?: (_ext_maps_booking_partner_v3_LineItemFulfillability_ItemFulfillabilityResultInput);
  'unfulfillable_reason'?: (string);
  'availability'?: (_ext_maps_booking_partner_v3_UpdatedAvailabilityInput | null);
  /**
   * All types of the slot, if any price changed.
   */
  'ticket_type'?: (_ext_maps_booking_partner_v3_TicketTypeInput)[];
  'violated_ticket_constraint'?: (_ext_maps_booking_partner_v3_ViolatedTicketConstraintInput)[];
}

/**
 * Whether one line item can be had.
 */
export interface LineItemFulfillability {
  'item'?: (_ext_maps_booking_partner_v3_LineItem);
  'result'?: (_ext_maps_booking_partner_v3_LineItemFulfillability_ItemFulfillabilityResult);
  'unfulfillable_reason'?: (string);
  'availability'?: (_ext_maps_booking_partner_v3_UpdatedAvailability);
  /**
   * All types of the slot, if any price changed.
   */
  'ticket_type'?: (_ext_maps_booking_partner_v3_TicketType)[];
  'violated_ticket_constraint'?: (_ext_maps_booking_partner_v3_ViolatedTicketConstraint)[];
}
