// Original file: protos/ext/maps/booking/partner/v3/order.proto


/**
 * A count of tickets that the order should have kept to.
 */
export interface ViolatedTicketConstraintInput {
  'min_ticket_count'?: (number);
  'max_ticket_count'?: (number);
  /**
   * Absent: the constraint is on the whole line item.
   */
  'ticket_id'?: (string);
  'constraint'?: "min_ticket_count"|"max_ticket_count";
}

/**
 * A count of tickets that the order should have kept to.
 */
export interface ViolatedTicketConstraint {
  'min_ticket_count'?: (number);
  'max_ticket_count'?: (number);
  /**
   * Absent: the constraint is on the whole line item.
   */
  'ticket_id'?: (string);
}
