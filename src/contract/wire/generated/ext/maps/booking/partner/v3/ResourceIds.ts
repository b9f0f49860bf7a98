// Original file: protos/ext/maps/booking/partner/v3/booking.proto


/**
 * What a slot takes up. An absent member is not applicable or not chosen.
 */
export interface ResourceIdsInput {
  'staff_id'?: (string);
  'room_id'?: (string);
  /**
   * Seats; dining only.
   */
  'party_size'?: (number);
}

/**
 * What a slot takes up. An absent member is not applicable or not chosen.
 */
export interface ResourceIds {
  'staff_id'?: (string);
  'room_id'?: (string);
  /**
   * Seats; dining only.
   */
  'party_size'?: (number);
}
