import { hash } from 'node:crypto';
import type { CreateBookingRequest, CreateOrderRequest, Lease } from './wire/generated/messages.ts';

/**
 * Digest of everything that a creation says besides its token, 43 characters of base64url. The same for the same request whichever
 * transport, order of keys or spelling of numbers it came in; unknown fields don't count.
 */
export function fingerprintOf({
  idempotency_token: _token,
  ...said
}: CreateBookingRequest | CreateOrderRequest): string {
  return hash('sha256', canonical(said), 'base64url');
}

/** As {@link fingerprintOf}, of everything that a lease says besides its reference. */
export function leaseFingerprintOf({ user_reference: _reference, ...said }: Lease): string {
  return hash('sha256', canonical(said), 'base64url');
}

/** Digest of everything that a value of messages and texts says. */
export function digestOf(said: unknown): string {
  return hash('sha256', canonical(said), 'base64url');
}

/** Whether a message says anything at all; an empty one is as good as none. */
export function saysSomething(message: object | undefined): boolean {
  return message !== undefined && canonical(message) !== '';
}

/** The names of fields; only keys of maps can be anything else. */
const word = /^\w+$/;

/** JSON with sorted keys. Messages that say nothing are left out, since some writers send them and some don't. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((entry) => canonical(entry) || '{}').join(',')}]`;
  const members: string[] = [];
  for (const key of Object.keys(value)) {
    const text = canonical(Reflect.get(value, key));
    if (text !== '') members.push(word.test(key) ? `"${key}":${text}` : `${JSON.stringify(key)}:${text}`);
  }
  return members.length === 0 ? '' : `{${members.sort().join(',')}}`;
}
