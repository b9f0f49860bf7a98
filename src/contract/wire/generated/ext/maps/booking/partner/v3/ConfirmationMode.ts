// Original file: protos/ext/maps/booking/partner/v3/booking.proto

export const ConfirmationMode = {
  /**
   * Read as synchronous.
   */
  CONFIRMATION_MODE_UNSPECIFIED: 'CONFIRMATION_MODE_UNSPECIFIED',
  CONFIRMATION_MODE_SYNCHRONOUS: 'CONFIRMATION_MODE_SYNCHRONOUS',
  /**
   * The merchant decides later; the booking is pending until then.
   */
  CONFIRMATION_MODE_ASYNCHRONOUS: 'CONFIRMATION_MODE_ASYNCHRONOUS',
} as const;

export type ConfirmationModeInput =
  /**
   * Read as synchronous.
   */
  | 'CONFIRMATION_MODE_UNSPECIFIED'
  | 0
  | 'CONFIRMATION_MODE_SYNCHRONOUS'
  | 1
  /**
   * The merchant decides later; the booking is pending until then.
   */
  | 'CONFIRMATION_MODE_ASYNCHRONOUS'
  | 2

export type ConfirmationMode = typeof ConfirmationMode[keyof typeof ConfirmationMode]
