// Original file: protos/protos/open/commands.proto


export interface ReserveCommandResponseInput {
  /**
   * Names the reservation, not its schedule, which is what the other commands take.
   */
  'reservationId'?: (string);
  '_reservationId'?: "reservationId";
}

export interface ReserveCommandResponse {
  /**
   * Names the reservation, not its schedule, which is what the other commands take.
   */
  'reservationId'?: (string);
}
