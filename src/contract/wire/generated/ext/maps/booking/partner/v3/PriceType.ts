// Original file: protos/ext/maps/booking/partner/v3/payment.proto

/**
 * What a fee or deposit is multiplied by.
 */
export const PriceType = {
  FIXED_RATE_DEFAULT: 'FIXED_RATE_DEFAULT',
  /**
   * Times the party size, or times one if there is none.
   */
  PER_PERSON: 'PER_PERSON',
} as const;

/**
 * What a fee or deposit is multiplied by.
 */
export type PriceTypeInput =
  | 'FIXED_RATE_DEFAULT'
  | 0
  /**
   * Times the party size, or times one if there is none.
   */
  | 'PER_PERSON'
  | 1

/**
 * What a fee or deposit is multiplied by.
 */
export type PriceType = typeof PriceType[keyof typeof PriceType]
