// Original file: protos/protos/open/slots.proto


/**
 * The slots of one calendar.
 */
export interface GetReservationSlotsByGroupQueryInput {
  'reservationGroupId'?: (string);
  'startDate'?: (string);
  'endDate'?: (string);
  /**
   * IANA name, e.g. Asia/Seoul.
   */
  'timezone'?: (string);
  '_reservationGroupId'?: "reservationGroupId";
  '_startDate'?: "startDate";
  '_endDate'?: "endDate";
  '_timezone'?: "timezone";
}

/**
 * The slots of one calendar.
 */
export interface GetReservationSlotsByGroupQuery {
  'reservationGroupId'?: (string);
  'startDate'?: (string);
  'endDate'?: (string);
  /**
   * IANA name, e.g. Asia/Seoul.
   */
  'timezone'?: (string);
}
