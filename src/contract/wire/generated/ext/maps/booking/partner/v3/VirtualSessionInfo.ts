// Original file: protos/ext/maps/booking/partner/v3/booking.proto


/**
 * How to join an online service.
 */
export interface VirtualSessionInfoInput {
  'session_url'?: (string);
  'meeting_id'?: (string);
  'password'?: (string);
}

/**
 * How to join an online service.
 */
export interface VirtualSessionInfo {
  'session_url'?: (string);
  'meeting_id'?: (string);
  'password'?: (string);
}
