// Original file: protos/protos/schedule/reservation.proto

import type { ReservationRequestedOptionPriceReasonInput as _protos_schedule_ReservationRequestedOptionPriceReasonInput, ReservationRequestedOptionPriceReason as _protos_schedule_ReservationRequestedOptionPriceReason } from '../../protos/schedule/ReservationRequestedOptionPriceReason.ts';

export interface ReservationRequestedOptionPriceInput {
  'amount'?: (number);
  /**
   * ISO 4217.
   */
  'currency'?: (string);
  'reason'?: (_protos_schedule_ReservationRequestedOptionPriceReasonInput | null);
  '_amount'?: "amount";
  '_currency'?: "currency";
}

export interface ReservationRequestedOptionPrice {
  'amount'?: (number);
  /**
   * ISO 4217.
   */
  'currency'?: (string);
  'reason'?: (_protos_schedule_ReservationRequestedOptionPriceReason);
}
