// Original file: protos/protos/schedule/reservation.proto


/**
 * Who of the clinic looks after the reservation.
 */
export interface ReservationAssigneeInput {
  'id'?: (string);
  'name'?: (string);
  '_id'?: "id";
  '_name'?: "name";
}

/**
 * Who of the clinic looks after the reservation.
 */
export interface ReservationAssignee {
  'id'?: (string);
  'name'?: (string);
}
