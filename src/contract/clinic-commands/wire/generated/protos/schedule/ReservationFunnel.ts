// Original file: protos/protos/schedule/reservation.proto

import type { CodeInput as _protos_tenant_CodeInput, Code as _protos_tenant_Code } from '../../protos/tenant/Code.ts';

/**
 * How the reservation came about.
 */
export interface ReservationFunnelInput {
  'funnel'?: (_protos_tenant_CodeInput | null);
  'funnelDetail'?: (string);
  'funnelCategory'?: (_protos_tenant_CodeInput | null);
  '_funnelDetail'?: "funnelDetail";
}

/**
 * How the reservation came about.
 */
export interface ReservationFunnel {
  'funnel'?: (_protos_tenant_Code);
  'funnelDetail'?: (string);
  'funnelCategory'?: (_protos_tenant_Code);
}
