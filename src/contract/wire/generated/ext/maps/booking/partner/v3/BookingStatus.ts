// Original file: protos/ext/maps/booking/partner/v3/booking.proto

export const BookingStatus = {
  BOOKING_STATUS_UNSPECIFIED: 'BOOKING_STATUS_UNSPECIFIED',
  CONFIRMED: 'CONFIRMED',
  PENDING_MERCHANT_CONFIRMATION: 'PENDING_MERCHANT_CONFIRMATION',
  CANCELED: 'CANCELED',
  NO_SHOW: 'NO_SHOW',
  NO_SHOW_PENALIZED: 'NO_SHOW_PENALIZED',
  /**
   * An asynchronous request that couldn't be completed.
   */
  FAILED: 'FAILED',
  /**
   * An asynchronous request that the merchant turned down.
   */
  DECLINED_BY_MERCHANT: 'DECLINED_BY_MERCHANT',
} as const;

export type BookingStatusInput =
  | 'BOOKING_STATUS_UNSPECIFIED'
  | 0
  | 'CONFIRMED'
  | 1
  | 'PENDING_MERCHANT_CONFIRMATION'
  | 2
  | 'CANCELED'
  | 3
  | 'NO_SHOW'
  | 4
  | 'NO_SHOW_PENALIZED'
  | 5
  /**
   * An asynchronous request that couldn't be completed.
   */
  | 'FAILED'
  | 6
  /**
   * An asynchronous request that the merchant turned down.
   */
  | 'DECLINED_BY_MERCHANT'
  | 7

export type BookingStatus = typeof BookingStatus[keyof typeof BookingStatus]
