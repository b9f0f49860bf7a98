// Original file: protos/ext/maps/booking/partner/v3/payment.proto

export const PrepaymentStatus = {
  /**
   * Read as not provided.
   */
  PREPAYMENT_STATUS_UNSPECIFIED: 'PREPAYMENT_STATUS_UNSPECIFIED',
  PREPAYMENT_PROVIDED: 'PREPAYMENT_PROVIDED',
  PREPAYMENT_NOT_PROVIDED: 'PREPAYMENT_NOT_PROVIDED',
  /**
   * Reached from PREPAYMENT_PROVIDED only; final.
   */
  PREPAYMENT_REFUNDED: 'PREPAYMENT_REFUNDED',
  /**
   * Turned into a voucher, which the answer has to carry.
   */
  PREPAYMENT_CREDITED: 'PREPAYMENT_CREDITED',
} as const;

export type PrepaymentStatusInput =
  /**
   * Read as not provided.
   */
  | 'PREPAYMENT_STATUS_UNSPECIFIED'
  | 0
  | 'PREPAYMENT_PROVIDED'
  | 1
  | 'PREPAYMENT_NOT_PROVIDED'
  | 2
  /**
   * Reached from PREPAYMENT_PROVIDED only; final.
   */
  | 'PREPAYMENT_REFUNDED'
  | 3
  /**
   * Turned into a voucher, which the answer has to carry.
   */
  | 'PREPAYMENT_CREDITED'
  | 4

export type PrepaymentStatus = typeof PrepaymentStatus[keyof typeof PrepaymentStatus]
