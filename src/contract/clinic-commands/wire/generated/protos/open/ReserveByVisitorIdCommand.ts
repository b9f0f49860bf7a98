// Original file: protos/protos/open/commands.proto

import type { ReservationRequestedProcedureInput as _protos_schedule_ReservationRequestedProcedureInput, ReservationRequestedProcedure as _protos_schedule_ReservationRequestedProcedure } from '../../protos/schedule/ReservationRequestedProcedure.ts';

/**
 * Reserves for a visitor whom the clinic knows.
 */
export interface ReserveByVisitorIdCommandInput {
  'visitorId'?: (string);
  'reservationGroupId'?: (string);
  'zoneId'?: (string);
  'startDateTimeUtc'?: (string);
  'endDateTimeUtc'?: (string);
  'consultationRequired'?: (boolean);
  'sedationRequired'?: (boolean);
  /**
   * In words, how the visitor came.
   */
  'funnelDetail'?: (string);
  'requestedProcedures'?: (_protos_schedule_ReservationRequestedProcedureInput)[];
  'reservationMemo'?: (string);
  '_visitorId'?: "visitorId";
  '_reservationGroupId'?: "reservationGroupId";
  '_zoneId'?: "zoneId";
  '_startDateTimeUtc'?: "startDateTimeUtc";
  '_endDateTimeUtc'?: "endDateTimeUtc";
  '_consultationRequired'?: "consultationRequired";
  '_sedationRequired'?: "sedationRequired";
  '_funnelDetail'?: "funnelDetail";
  '_reservationMemo'?: "reservationMemo";
}

/**
 * Reserves for a visitor whom the clinic knows.
 */
export interface ReserveByVisitorIdCommand {
  'visitorId'?: (string);
  'reservationGroupId'?: (string);
  'zoneId'?: (string);
  'startDateTimeUtc'?: (string);
  'endDateTimeUtc'?: (string);
  'consultationRequired'?: (boolean);
  'sedationRequired'?: (boolean);
  /**
   * In words, how the visitor came.
   */
  'funnelDetail'?: (string);
  'requestedProcedures'?: (_protos_schedule_ReservationRequestedProcedure)[];
  'reservationMemo'?: (string);
}
