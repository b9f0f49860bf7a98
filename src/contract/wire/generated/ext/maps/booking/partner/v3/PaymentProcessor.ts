// Original file: protos/ext/maps/booking/partner/v3/payment.proto

export const PaymentProcessor = {
  PAYMENT_PROCESSOR_UNSPECIFIED: 'PAYMENT_PROCESSOR_UNSPECIFIED',
  PROCESSOR_STRIPE: 'PROCESSOR_STRIPE',
  PROCESSOR_BRAINTREE: 'PROCESSOR_BRAINTREE',
} as const;

export type PaymentProcessorInput =
  | 'PAYMENT_PROCESSOR_UNSPECIFIED'
  | 0
  | 'PROCESSOR_STRIPE'
  | 1
  | 'PROCESSOR_BRAINTREE'
  | 2

export type PaymentProcessor = typeof PaymentProcessor[keyof typeof PaymentProcessor]
