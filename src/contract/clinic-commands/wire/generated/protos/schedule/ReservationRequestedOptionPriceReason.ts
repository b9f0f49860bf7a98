// Original file: protos/protos/schedule/reservation.proto


// Original file: protos/protos/schedule/reservation.proto

export const _protos_schedule_ReservationRequestedOptionPriceReason_Type = {
  RESERVATION_REQUESTED_OPTION_PRICE_REASON_TYPE_UNSPECIFIED: 'RESERVATION_REQUESTED_OPTION_PRICE_REASON_TYPE_UNSPECIFIED',
  GENERAL: 'GENERAL',
  PROMOTION: 'PROMOTION',
  VISITOR_TYPE: 'VISITOR_TYPE',
} as const;

export type _protos_schedule_ReservationRequestedOptionPriceReason_TypeInput =
  | 'RESERVATION_REQUESTED_OPTION_PRICE_REASON_TYPE_UNSPECIFIED'
  | 0
  | 'GENERAL'
  | 1
  | 'PROMOTION'
  | 2
  | 'VISITOR_TYPE'
  | 3

export type _protos_schedule_ReservationRequestedOptionPriceReason_Type = typeof _protos_schedule_ReservationRequestedOptionPriceReason_Type[keyof typeof _protos_schedule_ReservationRequestedOptionPriceReason_Type]

/**
 * Why it is this price.
 */
export interface ReservationRequestedOptionPriceReasonInput {
  'type'?: (_protos_schedule_ReservationRequestedOptionPriceReason_TypeInput);
  /**
   * With type PROMOTION.
   */
  'promotionId'?: (string);
  /**
   * With type VISITOR_TYPE.
   */
  'visitorTypeId'?: (string);
  '_promotionId'?: "promotionId";
  '_visitorTypeId'?: "visitorTypeId";
}

/**
 * Why it is this price.
 */
export interface ReservationRequestedOptionPriceReason {
  'type'?: (_protos_schedule_ReservationRequestedOptionPriceReason_Type);
  /**
   * With type PROMOTION.
   */
  'promotionId'?: (string);
  /**
   * With type VISITOR_TYPE.
   */
  'visitorTypeId'?: (string);
}
