// Original file: protos/protos/schedule/reservation.proto


export interface DoctorInput {
  /**
   * Of an account.
   */
  'id'?: (string);
  'name'?: (string);
  '_id'?: "id";
  '_name'?: "name";
}

export interface Doctor {
  /**
   * Of an account.
   */
  'id'?: (string);
  'name'?: (string);
}
