// Original file: protos/protos/open/slots.proto

import type { OccupiedResourceSlotsInput as _protos_open_OccupiedResourceSlotsInput, OccupiedResourceSlots as _protos_open_OccupiedResourceSlots } from '../../protos/open/OccupiedResourceSlots.ts';

export interface GetReservationSlotsByScheduleIdQueryV2ResponseInput {
  'data'?: (_protos_open_OccupiedResourceSlotsInput)[];
}

export interface GetReservationSlotsByScheduleIdQueryV2Response {
  'data'?: (_protos_open_OccupiedResourceSlots)[];
}
