// Original file: protos/protos/open/slots.proto


/**
 * The slots that a schedule could be moved to.
 */
export interface GetReservationSlotsByScheduleIdQueryInput {
  'scheduleId'?: (string);
  'startDateTimeUtc'?: (string);
  'endDateTimeUtc'?: (string);
  '_scheduleId'?: "scheduleId";
  '_startDateTimeUtc'?: "startDateTimeUtc";
  '_endDateTimeUtc'?: "endDateTimeUtc";
}

/**
 * The slots that a schedule could be moved to.
 */
export interface GetReservationSlotsByScheduleIdQuery {
  'scheduleId'?: (string);
  'startDateTimeUtc'?: (string);
  'endDateTimeUtc'?: (string);
}
