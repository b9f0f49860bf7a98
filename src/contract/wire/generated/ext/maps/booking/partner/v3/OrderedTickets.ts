// Original file: protos/ext/maps/booking/partner/v3/order.proto


export interface OrderedTicketsInput {
  'ticket_id'?: (string);
  'count'?: (number);
}

export interface OrderedTickets {
  'ticket_id'?: (string);
  'count'?: (number);
}
