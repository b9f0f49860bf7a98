// Original file: protos/protos/open/slots.proto

import type { ReservationSlotInput as _protos_open_ReservationSlotInput, ReservationSlot as _protos_open_ReservationSlot } from '../../protos/open/ReservationSlot.ts';

export interface GetReservationSlotsByGroupQueryResponseInput {
  'data'?: (_protos_open_ReservationSlotInput)[];
}

export interface GetReservationSlotsByGroupQueryResponse {
  'data'?: (_protos_open_ReservationSlot)[];
}
