// Original file: protos/ext/maps/booking/partner/v3/payment.proto

export const CreditCardType = {
  CREDIT_CARD_TYPE_UNSPECIFIED: 'CREDIT_CARD_TYPE_UNSPECIFIED',
  VISA: 'VISA',
  MASTERCARD: 'MASTERCARD',
  AMERICAN_EXPRESS: 'AMERICAN_EXPRESS',
  DISCOVER: 'DISCOVER',
  JCB: 'JCB',
} as const;

export type CreditCardTypeInput =
  | 'CREDIT_CARD_TYPE_UNSPECIFIED'
  | 0
  | 'VISA'
  | 1
  | 'MASTERCARD'
  | 2
  | 'AMERICAN_EXPRESS'
  | 3
  | 'DISCOVER'
  | 4
  | 'JCB'
  | 5

export type CreditCardType = typeof CreditCardType[keyof typeof CreditCardType]
