// Original file: protos/ext/maps/booking/partner/v3/booking_service.proto

import type { LeaseInput as _ext_maps_booking_partner_v3_LeaseInput, Lease as _ext_maps_booking_partner_v3_Lease } from '../../../../../ext/maps/booking/partner/v3/Lease.ts';

export interface CreateLeaseRequestInput {
  'lease'?: (_ext_maps_booking_partner_v3_LeaseInput | null);
}

export interface CreateLeaseRequest {
  'lease'?: (_ext_maps_booking_partner_v3_Lease);
}
