// Original file: protos/protos/open/slots.proto

import type { ReservationSlotInput as _protos_open_ReservationSlotInput, ReservationSlot as _protos_open_ReservationSlot } from '../../protos/open/ReservationSlot.ts';

export interface GetReservationSlotsByScheduleIdQueryResponseInput {
  'data'?: (_protos_open_ReservationSlotInput)[];
}

export interface GetReservationSlotsByScheduleIdQueryResponse {
  'data'?: (_protos_open_ReservationSlot)[];
}
