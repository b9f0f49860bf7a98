// Original file: protos/protos/schedule/reservation.proto

import type { ReservationRequestedOptionConfigurationInput as _protos_schedule_ReservationRequestedOptionConfigurationInput, ReservationRequestedOptionConfiguration as _protos_schedule_ReservationRequestedOptionConfiguration } from '../../protos/schedule/ReservationRequestedOptionConfiguration.ts';
import type { ReservationRequestedTicketConfigurationInput as _protos_schedule_ReservationRequestedTicketConfigurationInput, ReservationRequestedTicketConfiguration as _protos_schedule_ReservationRequestedTicketConfiguration } from '../../protos/schedule/ReservationRequestedTicketConfiguration.ts';

// Original file: protos/protos/schedule/reservation.proto

export const _protos_schedule_ReservationRequestedProcedure_Type = {
  RESERVATION_REQUESTED_PROCEDURE_TYPE_UNSPECIFIED: 'RESERVATION_REQUESTED_PROCEDURE_TYPE_UNSPECIFIED',
  /**
   * An option of a product of the menu.
   */
  OPTION: 'OPTION',
  /**
   * A right to a treatment that is paid already.
   */
  TICKET: 'TICKET',
} as const;

export type _protos_schedule_ReservationRequestedProcedure_TypeInput =
  | 'RESERVATION_REQUESTED_PROCEDURE_TYPE_UNSPECIFIED'
  | 0
  /**
   * An option of a product of the menu.
   */
  | 'OPTION'
  | 1
  /**
   * A right to a treatment that is paid already.
   */
  | 'TICKET'
  | 2

export type _protos_schedule_ReservationRequestedProcedure_Type = typeof _protos_schedule_ReservationRequestedProcedure_Type[keyof typeof _protos_schedule_ReservationRequestedProcedure_Type]

/**
 * A treatment that the visitor wishes for.
 */
export interface ReservationRequestedProcedureInput {
  'type'?: (_protos_schedule_ReservationRequestedProcedure_TypeInput);
  /**
   * With type OPTION.
   */
  'optionConfiguration'?: (_protos_schedule_ReservationRequestedOptionConfigurationInput | null);
  /**
   * With type TICKET.
   */
  'ticketConfiguration'?: (_protos_schedule_ReservationRequestedTicketConfigurationInput | null);
}

/**
 * A treatment that the visitor wishes for.
 */
export interface ReservationRequestedProcedure {
  'type'?: (_protos_schedule_ReservationRequestedProcedure_Type);
  /**
   * With type OPTION.
   */
  'optionConfiguration'?: (_protos_schedule_ReservationRequestedOptionConfiguration);
  /**
   * With type TICKET.
   */
  'ticketConfiguration'?: (_protos_schedule_ReservationRequestedTicketConfiguration);
}
