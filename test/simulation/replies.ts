import type { RunningCore } from '../../src/core/assemble-core.ts';
import type { Booking } from '../../src/core/booking.ts';
import type { BookingResult, CreateRequest } from '../../src/core/booking-core.ts';
import type { EpochMs } from '../../src/core/clock.ts';
import { Fault } from '../../src/core/fault.ts';
import type { UserId } from '../../src/core/identifiers.ts';
import type { Reply } from './ask.ts';
import { isClinicsRefusal } from './house-client.ts';
import { partner } from './setting.ts';

/** Nothing is told of an order that isn't told of a booking: what is ordered here always combines, and costs nothing. */
export async function ordered(
  core: RunningCore,
  request: CreateRequest,
  untilMs: EpochMs,
): Promise<BookingResult | Reply> {
  const result = await core.createOrder(request, untilMs);
  if (result.kind !== 'order-refused') return result;
  return { kind: 'fault', code: 'crash', message: `an order was refused: ${result.refusal}` };
}

/** Bookings and orders, as two questions tell them. */
export async function visitsOf(
  core: RunningCore,
  user: UserId,
  untilMs: EpochMs,
): Promise<readonly Booking[]> {
  const both = await Promise.all([
    core.bookingsOfUser(partner, user, untilMs),
    core.ordersOfUser(partner, user, untilMs),
  ]);
  return both.flat().sort((one, other) => one.startSec - other.startSec);
}

export function faultOf(cause: unknown): Reply {
  if (isClinicsRefusal(cause)) return { kind: 'refused', refusal: `as the clinic says: ${cause.message}` };
  if (cause instanceof Fault) return { kind: 'fault', code: cause.code, message: cause.message };
  return { kind: 'fault', code: 'crash', message: String(cause instanceof Error ? cause.stack : cause) };
}

export function describe(reply: Reply): string {
  switch (reply.kind) {
    case 'booking':
      return `${reply.booking.id} ${reply.booking.status} at ${reply.booking.startSec}`;
    case 'lease':
      return `${reply.lease.id} until ${reply.lease.expiresMs}`;
    case 'refused':
      return `refused, ${reply.refusal}`;
    case 'fault':
      return `${reply.code}: ${reply.message}`;
    case 'done':
      return 'done';
    case 'bookings':
      return `${reply.bookings.length} bookings`;
    case 'free':
      return `${reply.places.join(', ')} places`;
  }
}
