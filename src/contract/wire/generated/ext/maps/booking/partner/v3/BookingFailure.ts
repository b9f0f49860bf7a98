// Original file: protos/ext/maps/booking/partner/v3/booking.proto

import type { CreditCardTypeInput as _ext_maps_booking_partner_v3_CreditCardTypeInput, CreditCardType as _ext_maps_booking_partner_v3_CreditCardType } from '../../../../../ext/maps/booking/partner/v3/CreditCardType.ts';
import type { PaymentFailureInformationInput as _ext_maps_booking_partner_v3_PaymentFailureInformationInput, PaymentFailureInformation as _ext_maps_booking_partner_v3_PaymentFailureInformation } from '../../../../../ext/maps/booking/partner/v3/PaymentFailureInformation.ts';

// Original file: protos/ext/maps/booking/partner/v3/booking.proto

/**
 * The documentation also lists the causes UNSUPPORTED_NAME,
 * UNSUPPORTED_PHONE_NUMBER and BANNED_USER, but publishes no numbers for them.
 * They are left out, since an invented number would mean something else to
 * the other side sooner or later.
 */
export const _ext_maps_booking_partner_v3_BookingFailure_Cause = {
  /**
   * Never sent on purpose; readers take it for an unknown error.
   */
  CAUSE_UNSPECIFIED: 'CAUSE_UNSPECIFIED',
  SLOT_UNAVAILABLE: 'SLOT_UNAVAILABLE',
  SLOT_ALREADY_BOOKED_BY_USER: 'SLOT_ALREADY_BOOKED_BY_USER',
  LEASE_EXPIRED: 'LEASE_EXPIRED',
  OUTSIDE_CANCELLATION_WINDOW: 'OUTSIDE_CANCELLATION_WINDOW',
  PAYMENT_ERROR_CARD_TYPE_REJECTED: 'PAYMENT_ERROR_CARD_TYPE_REJECTED',
  PAYMENT_ERROR_CARD_DECLINED: 'PAYMENT_ERROR_CARD_DECLINED',
  PAYMENT_OPTION_NOT_VALID: 'PAYMENT_OPTION_NOT_VALID',
  PAYMENT_ERROR: 'PAYMENT_ERROR',
  USER_CANNOT_USE_PAYMENT_OPTION: 'USER_CANNOT_USE_PAYMENT_OPTION',
  BOOKING_ALREADY_CANCELLED: 'BOOKING_ALREADY_CANCELLED',
  BOOKING_NOT_CANCELLABLE: 'BOOKING_NOT_CANCELLABLE',
  OVERLAPPING_RESERVATION: 'OVERLAPPING_RESERVATION',
  USER_OVER_BOOKING_LIMIT: 'USER_OVER_BOOKING_LIMIT',
  /**
   * @deprecated
   */
  DEAL_UNAVAILABLE: 'DEAL_UNAVAILABLE',
  PAYMENT_REQUIRES_3DS1: 'PAYMENT_REQUIRES_3DS1',
  /**
   * The offer is gone but the slot is free.
   */
  OFFER_UNAVAILABLE: 'OFFER_UNAVAILABLE',
} as const;

/**
 * The documentation also lists the causes UNSUPPORTED_NAME,
 * UNSUPPORTED_PHONE_NUMBER and BANNED_USER, but publishes no numbers for them.
 * They are left out, since an invented number would mean something else to
 * the other side sooner or later.
 */
export type _ext_maps_booking_partner_v3_BookingFailure_CauseInput =
  /**
   * Never sent on purpose; readers take it for an unknown error.
   */
  | 'CAUSE_UNSPECIFIED'
  | 0
  | 'SLOT_UNAVAILABLE'
  | 1
  | 'SLOT_ALREADY_BOOKED_BY_USER'
  | 2
  | 'LEASE_EXPIRED'
  | 3
  | 'OUTSIDE_CANCELLATION_WINDOW'
  | 4
  | 'PAYMENT_ERROR_CARD_TYPE_REJECTED'
  | 5
  | 'PAYMENT_ERROR_CARD_DECLINED'
  | 6
  | 'PAYMENT_OPTION_NOT_VALID'
  | 7
  | 'PAYMENT_ERROR'
  | 8
  | 'USER_CANNOT_USE_PAYMENT_OPTION'
  | 9
  | 'BOOKING_ALREADY_CANCELLED'
  | 10
  | 'BOOKING_NOT_CANCELLABLE'
  | 11
  | 'OVERLAPPING_RESERVATION'
  | 12
  | 'USER_OVER_BOOKING_LIMIT'
  | 13
  | 'DEAL_UNAVAILABLE'
  | 14
  | 'PAYMENT_REQUIRES_3DS1'
  | 15
  /**
   * The offer is gone but the slot is free.
   */
  | 'OFFER_UNAVAILABLE'
  | 16

/**
 * The documentation also lists the causes UNSUPPORTED_NAME,
 * UNSUPPORTED_PHONE_NUMBER and BANNED_USER, but publishes no numbers for them.
 * They are left out, since an invented number would mean something else to
 * the other side sooner or later.
 */
export type _ext_maps_booking_partner_v3_BookingFailure_Cause = typeof _ext_maps_booking_partner_v3_BookingFailure_Cause[keyof typeof _ext_maps_booking_partner_v3_BookingFailure_Cause]

/**
 * A refusal by business rules. Everything else is a transport error.
 */
export interface BookingFailureInput {
  'cause'?: (_ext_maps_booking_partner_v3_BookingFailure_CauseInput);
  /**
   * Only along with PAYMENT_ERROR_CARD_TYPE_REJECTED.
   */
  'rejected_card_type'?: (_ext_maps_booking_partner_v3_CreditCardTypeInput);
  /**
   * For developers; users don't see it.
   */
  'description'?: (string);
  /**
   * Only along with PAYMENT_REQUIRES_3DS1.
   */
  'payment_failure'?: (_ext_maps_booking_partner_v3_PaymentFailureInformationInput | null);
}

/**
 * A refusal by business rules. Everything else is a transport error.
 */
export interface BookingFailure {
  'cause'?: (_ext_maps_booking_partner_v3_BookingFailure_Cause);
  /**
   * Only along with PAYMENT_ERROR_CARD_TYPE_REJECTED.
   */
  'rejected_card_type'?: (_ext_maps_booking_partner_v3_CreditCardType);
  /**
   * For developers; users don't see it.
   */
  'description'?: (string);
  /**
   * Only along with PAYMENT_REQUIRES_3DS1.
   */
  'payment_failure'?: (_ext_maps_booking_partner_v3_PaymentFailureInformation);
}
