// Original file: protos/protos/open/slots.proto


/**
 * The slots that a schedule could be moved to, for each of its entries.
 */
export interface GetReservationSlotsByScheduleIdQueryV2Input {
  'scheduleId'?: (string);
  'startDateTimeUtc'?: (string);
  'endDateTimeUtc'?: (string);
  '_scheduleId'?: "scheduleId";
  '_startDateTimeUtc'?: "startDateTimeUtc";
  '_endDateTimeUtc'?: "endDateTimeUtc";
}

/**
 * The slots that a schedule could be moved to, for each of its entries.
 */
export interface GetReservationSlotsByScheduleIdQueryV2 {
  'scheduleId'?: (string);
  'startDateTimeUtc'?: (string);
  'endDateTimeUtc'?: (string);
}
