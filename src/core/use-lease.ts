import type { BookingResult, CreateRequest } from './booking-core.ts';
import type { EpochMs } from './clock.ts';
import { type Fault, invalidArgument } from './fault.ts';
import type { LeaseId } from './identifiers.ts';
import type { LeaseStore } from './lease-store.ts';
import { spanOf } from './slot-grid.ts';
import type { SlotLease, SlotResources } from './slot-lease.ts';

/** What a request to book says of the lease that it is to use up. */
export interface LeaseUse {
  readonly id: LeaseId;
  readonly resources: SlotResources;
  /** The field that names the lease in the request, for faults. */
  readonly field: string;
}

/**
 * The lease that a request names. `over`: it has expired or was used. One that is used this very moment is given too: that may come to
 * nothing.
 * @throws {Fault} `invalid-argument` for a lease that the partner doesn't have, or that is for another slot than the request's
 */
export async function leaseFor(
  store: LeaseStore,
  request: CreateRequest,
  use: LeaseUse,
  nowMs: EpochMs,
): Promise<SlotLease | 'over'> {
  const lease = await store.lease(use.id);
  if (lease === null || lease.partnerId !== request.partnerId || lease.state === 'asked')
    throw invalidArgument(use.field, 'names no lease known here');
  const fault = disagreement(lease, request, use.resources);
  if (fault !== null) throw fault;
  const isOver = lease.state === 'used' || lease.state === 'over' || lease.expiresMs <= nowMs;
  return isOver ? 'over' : lease;
}

/** What the request's slot gives otherwise than the lease's ([google] 1.6); resources only if it gives them (1.5). */
function disagreement(
  lease: SlotLease,
  { merchant, wish }: CreateRequest,
  { staffId, roomId }: SlotResources,
): Fault | null {
  const { startSec, endSec } = spanOf(wish);
  const agrees: Readonly<Record<string, boolean>> = {
    merchant_id: lease.merchantId === merchant.id,
    service_id: lease.serviceId === wish.service.id,
    start_sec: lease.startSec === startSec,
    duration_sec: lease.endSec === endSec,
    'resources.staff_id': staffId === null || lease.resources.staffId === staffId,
    'resources.room_id': roomId === null || lease.resources.roomId === roomId,
  };
  const [other] = Object.keys(agrees).filter((field) => agrees[field] === false);
  return other === undefined ? null : invalidArgument(`${wish.field}.${other}`, 'is not that of the lease');
}

export const leaseOver: BookingResult = {
  kind: 'refused',
  refusal: 'lease-expired',
  detail: 'the lease has expired or was used before',
};
