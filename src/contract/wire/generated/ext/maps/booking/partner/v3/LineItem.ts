// Original file: protos/ext/maps/booking/partner/v3/order.proto

import type { OrderedTicketsInput as _ext_maps_booking_partner_v3_OrderedTicketsInput, OrderedTickets as _ext_maps_booking_partner_v3_OrderedTickets } from '../../../../../ext/maps/booking/partner/v3/OrderedTickets.ts';
import type { PriceInput as _ext_maps_booking_partner_v3_PriceInput, Price as _ext_maps_booking_partner_v3_Price } from '../../../../../ext/maps/booking/partner/v3/Price.ts';
import type { BookingStatusInput as _ext_maps_booking_partner_v3_BookingStatusInput, BookingStatus as _ext_maps_booking_partner_v3_BookingStatus } from '../../../../../ext/maps/booking/partner/v3/BookingStatus.ts';
import type { IntakeFormAnswersInput as _ext_maps_booking_partner_v3_IntakeFormAnswersInput, IntakeFormAnswers as _ext_maps_booking_partner_v3_IntakeFormAnswers } from '../../../../../ext/maps/booking/partner/v3/IntakeFormAnswers.ts';
import type { Long } from '@grpc/proto-loader';

// Original file: protos/ext/maps/booking/partner/v3/order.proto

/**
 * Why the price differs from the requested one.
 */
export const _ext_maps_booking_partner_v3_LineItem_WarningReason = {
  UNSPECIFIED_WARNING_REASON: 'UNSPECIFIED_WARNING_REASON',
  PRICE_INCREASE: 'PRICE_INCREASE',
  PRICE_DECREASE: 'PRICE_DECREASE',
} as const;

/**
 * Why the price differs from the requested one.
 */
export type _ext_maps_booking_partner_v3_LineItem_WarningReasonInput =
  | 'UNSPECIFIED_WARNING_REASON'
  | 0
  | 'PRICE_INCREASE'
  | 1
  | 'PRICE_DECREASE'
  | 2

/**
 * Why the price differs from the requested one.
 */
export type _ext_maps_booking_partner_v3_LineItem_WarningReason = typeof _ext_maps_booking_partner_v3_LineItem_WarningReason[keyof typeof _ext_maps_booking_partner_v3_LineItem_WarningReason]

/**
 * Tickets for one service at one time.
 */
export interface LineItemInput {
  'service_id'?: (string);
  /**
   * Epoch seconds, UTC.
   */
  'start_sec'?: (number | string | Long);
  'duration_sec'?: (number | string | Long);
  'tickets'?: (_ext_maps_booking_partner_v3_OrderedTicketsInput)[];
  'price'?: (_ext_maps_booking_partner_v3_PriceInput | null);
  /**
   * Answers only, never in requests.
   */
  'status'?: (_ext_maps_booking_partner_v3_BookingStatusInput);
  'intake_form_answers'?: (_ext_maps_booking_partner_v3_IntakeFormAnswersInput | null);
  'warning_reason'?: (_ext_maps_booking_partner_v3_LineItem_WarningReasonInput);
}

/**
 * Tickets for one service at one time.
 */
export interface LineItem {
  'service_id'?: (string);
  /**
   * Epoch seconds, UTC.
   */
  'start_sec'?: (number);
  'duration_sec'?: (number);
  'tickets'?: (_ext_maps_booking_partner_v3_OrderedTickets)[];
  'price'?: (_ext_maps_booking_partner_v3_Price);
  /**
   * Answers only, never in requests.
   */
  'status'?: (_ext_maps_booking_partner_v3_BookingStatus);
  'intake_form_answers'?: (_ext_maps_booking_partner_v3_IntakeFormAnswers);
  'warning_reason'?: (_ext_maps_booking_partner_v3_LineItem_WarningReason);
}
