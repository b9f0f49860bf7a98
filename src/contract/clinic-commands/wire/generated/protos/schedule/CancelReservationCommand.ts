// Original file: protos/protos/schedule/reservation.proto


// Original file: protos/protos/schedule/reservation.proto

export const _protos_schedule_CancelReservationCommand_Reason = {
  CANCEL_RESERVATION_REASON_UNSPECIFIED: 'CANCEL_RESERVATION_REASON_UNSPECIFIED',
  CANCELED: 'CANCELED',
  /**
   * The visitor didn't come.
   */
  NO_SHOW: 'NO_SHOW',
} as const;

export type _protos_schedule_CancelReservationCommand_ReasonInput =
  | 'CANCEL_RESERVATION_REASON_UNSPECIFIED'
  | 0
  | 'CANCELED'
  | 1
  /**
   * The visitor didn't come.
   */
  | 'NO_SHOW'
  | 2

export type _protos_schedule_CancelReservationCommand_Reason = typeof _protos_schedule_CancelReservationCommand_Reason[keyof typeof _protos_schedule_CancelReservationCommand_Reason]

/**
 * Ends a schedule's reservation before the visit.
 */
export interface CancelReservationCommandInput {
  'scheduleId'?: (string);
  'reason'?: (_protos_schedule_CancelReservationCommand_ReasonInput);
  '_scheduleId'?: "scheduleId";
}

/**
 * Ends a schedule's reservation before the visit.
 */
export interface CancelReservationCommand {
  'scheduleId'?: (string);
  'reason'?: (_protos_schedule_CancelReservationCommand_Reason);
}
