// Original file: protos/protos/open/slots.proto

import type { ReservationSlotInput as _protos_open_ReservationSlotInput, ReservationSlot as _protos_open_ReservationSlot } from '../../protos/open/ReservationSlot.ts';

/**
 * The slots for one entry of a schedule.
 */
export interface OccupiedResourceSlotsInput {
  /**
   * Names the entry within its schedule.
   */
  'occupiedResourceId'?: (string);
  'reservationGroupId'?: (string);
  'zoneId'?: (string);
  'slots'?: (_protos_open_ReservationSlotInput)[];
  '_occupiedResourceId'?: "occupiedResourceId";
  '_reservationGroupId'?: "reservationGroupId";
  '_zoneId'?: "zoneId";
}

/**
 * The slots for one entry of a schedule.
 */
export interface OccupiedResourceSlots {
  /**
   * Names the entry within its schedule.
   */
  'occupiedResourceId'?: (string);
  'reservationGroupId'?: (string);
  'zoneId'?: (string);
  'slots'?: (_protos_open_ReservationSlot)[];
}
