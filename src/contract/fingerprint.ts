import { createHash } from 'node:crypto';
import type { CreateBookingRequest, CreateOrderRequest, Lease } from './wire/generated/messages.ts';

/**
 * Digest of everything that a creation says besides its token, 43 characters of base64url. The same for the same request whichever
 * transport, order of keys or spelling of numbers it came in; unknown fields don't count.
 */
export function fingerprintOf({
  idempotency_token: _token,
  ...said
}: CreateBookingRequest | CreateOrderRequest): string {
  return createHash('sha256').update(canonical(said)).digest('base64url');
}

/** As {@link fingerprintOf}, of everything that a lease says besides its reference. */
export function leaseFingerprintOf({ user_reference: _reference, ...said }: Lease): string {
  return createHash('sha256').update(canonical(said)).digest('base64url');
}

/** Digest of everything that a value of messages and texts says. */
export function digestOf(said: unknown): string {
  return createHash('sha256').update(canonical(said)).digest('base64url');
}

/** Whether a message says anything at all; an empty one is as good as none. */
export function saysSomething(message: object | undefined): boolean {
  return message !== undefined && canonical(message) !== '';
}

/** JSON with sorted keys. Messages that say nothing are left out, since some writers send them and some don't. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonical(entry) || '{}').join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members: string[] = [];
  for (const [key, member] of Object.entries(value)) {
    const text = canonical(member);
    if (text !== '') members.push(`${JSON.stringify(key)}:${text}`);
  }
  return members.length === 0 ? '' : `{${members.sort().join(',')}}`;
}
