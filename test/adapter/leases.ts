import { bookingRequest, type Reply, type RunningSystem } from './running-system.ts';

/** Both carry the same calls. */
export const ways = ['http', 'grpc'] as const;
export type Way = (typeof ways)[number];

type Json = Record<string, unknown>;

export interface LeasedSlot {
  readonly merchant?: string;
  readonly service: string;
  readonly startSec: number;
  readonly durationSec: number;
}

export function slotMessage({ merchant = 'seoul-clinic', service, startSec, durationSec }: LeasedSlot) {
  return { merchant_id: merchant, service_id: service, start_sec: startSec, duration_sec: durationSec };
}

/** A complete CreateLease request, for five minutes of the machine's clock unless told otherwise. */
export function leaseRequest(reference: string, slot: LeasedSlot, changes: object = {}) {
  const inFiveMinutes = Math.floor(Date.now() / 1000) + 300;
  return {
    lease: {
      slot: slotMessage(slot),
      user_reference: reference,
      lease_expiration_time_sec: inFiveMinutes,
      ...changes,
    },
  };
}

/** A complete CreateBooking request that uses a lease up. */
export function bookingWith(leaseId: string, number: number, slot: LeasedSlot) {
  return { ...bookingRequest(number, slot), slot: slotMessage(slot), lease_ref: { lease_id: leaseId } };
}

/** Leases, which has to succeed, and answers the lease as it came, numbers of both transports alike. */
export async function lend(
  system: RunningSystem,
  way: Way,
  reference: string,
  slot: LeasedSlot,
  changes: object = {},
): Promise<{ readonly id: string; readonly expirySec: number; readonly body: Json }> {
  const { body } = await system[way]('CreateLease', leaseRequest(reference, slot, changes));
  const lease = body['lease'] as Json | undefined;
  if (lease === undefined) throw new Error(`the slot was not leased: ${JSON.stringify(body)}`);
  const expirySec = Number(lease['lease_expiration_time_sec']);
  return { id: String(lease['lease_id']), expirySec, body };
}

/** What a call came to: its answer, the cause of a refusal, or the code and field of an error. */
export async function outcomeOf(answer: Promise<Reply<Json>>): Promise<unknown> {
  try {
    const { status, body } = await answer;
    const refusal = body['booking_failure'] as Json | undefined;
    if (refusal !== undefined) return refusal['cause'];
    const error = body['error'] as Json | undefined;
    return error === undefined ? body : { status, field: error['field'] };
  } catch (error) {
    const { code, metadata } = error as {
      code: number;
      metadata: { get(name: string): readonly unknown[] };
    };
    return { status: code, field: metadata.get('error-field')[0] };
  }
}

/** HTTP 400 and gRPC's INVALID_ARGUMENT. */
export function wrong(way: Way, field: string) {
  return { status: way === 'http' ? 400 : 3, field };
}

/** Whether a look-up shows the slot as free. */
export async function isFree(system: RunningSystem, slot: LeasedSlot): Promise<unknown> {
  const { merchant_id, ...slotTime } = slotMessage(slot);
  const ask = () => system.http('BatchAvailabilityLookup', { merchant_id, slot_time: [slotTime] });
  let { status, body } = await ask();
  // On a busy machine the clinic may be too slow for a look-up's limit; a partner asks again.
  while (status === 503) ({ status, body } = await ask());
  const [answer] = body['slot_time_availability'] as readonly Json[];
  return answer?.['available'];
}
