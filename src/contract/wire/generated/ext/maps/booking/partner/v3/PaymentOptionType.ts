// Original file: protos/ext/maps/booking/partner/v3/payment.proto

export const PaymentOptionType = {
  PAYMENT_OPTION_TYPE_UNSPECIFIED: 'PAYMENT_OPTION_TYPE_UNSPECIFIED',
  PAYMENT_OPTION_SINGLE_USE: 'PAYMENT_OPTION_SINGLE_USE',
  PAYMENT_OPTION_MULTI_USE: 'PAYMENT_OPTION_MULTI_USE',
  PAYMENT_OPTION_UNLIMITED_USE: 'PAYMENT_OPTION_UNLIMITED_USE',
} as const;

export type PaymentOptionTypeInput =
  | 'PAYMENT_OPTION_TYPE_UNSPECIFIED'
  | 0
  | 'PAYMENT_OPTION_SINGLE_USE'
  | 1
  | 'PAYMENT_OPTION_MULTI_USE'
  | 2
  | 'PAYMENT_OPTION_UNLIMITED_USE'
  | 3

export type PaymentOptionType = typeof PaymentOptionType[keyof typeof PaymentOptionType]
