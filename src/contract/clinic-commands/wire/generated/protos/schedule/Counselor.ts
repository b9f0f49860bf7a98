// Original file: protos/protos/schedule/reservation.proto


export interface CounselorInput {
  /**
   * Of an account.
   */
  'id'?: (string);
  'name'?: (string);
  '_id'?: "id";
  '_name'?: "name";
}

export interface Counselor {
  /**
   * Of an account.
   */
  'id'?: (string);
  'name'?: (string);
}
