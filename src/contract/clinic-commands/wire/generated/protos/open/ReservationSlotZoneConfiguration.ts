// Original file: protos/protos/open/slots.proto


export interface ReservationSlotZoneConfigurationInput {
  'id'?: (string);
  'name'?: (string);
  '_id'?: "id";
  '_name'?: "name";
}

export interface ReservationSlotZoneConfiguration {
  'id'?: (string);
  'name'?: (string);
}
