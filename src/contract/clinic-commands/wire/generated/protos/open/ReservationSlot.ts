// Original file: protos/protos/open/slots.proto

import type { ReservationSlotZoneConfigurationInput as _protos_open_ReservationSlotZoneConfigurationInput, ReservationSlotZoneConfiguration as _protos_open_ReservationSlotZoneConfiguration } from '../../protos/open/ReservationSlotZoneConfiguration.ts';

/**
 * One interval of one calendar in one zone.
 */
export interface ReservationSlotInput {
  'reservationGroupId'?: (string);
  'zone'?: (_protos_open_ReservationSlotZoneConfigurationInput | null);
  'startDateTimeUtc'?: (string);
  'endDateTimeUtc'?: (string);
  /**
   * How many reservations it may hold.
   */
  'capacity'?: (number);
  /**
   * How many it holds.
   */
  'reservationCount'?: (number);
  '_reservationGroupId'?: "reservationGroupId";
  '_startDateTimeUtc'?: "startDateTimeUtc";
  '_endDateTimeUtc'?: "endDateTimeUtc";
  '_capacity'?: "capacity";
  '_reservationCount'?: "reservationCount";
}

/**
 * One interval of one calendar in one zone.
 */
export interface ReservationSlot {
  'reservationGroupId'?: (string);
  'zone'?: (_protos_open_ReservationSlotZoneConfiguration);
  'startDateTimeUtc'?: (string);
  'endDateTimeUtc'?: (string);
  /**
   * How many reservations it may hold.
   */
  'capacity'?: (number);
  /**
   * How many it holds.
   */
  'reservationCount'?: (number);
}
