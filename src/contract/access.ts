import type { Partner } from '../core/catalogue.ts';
import { Fault } from '../core/fault.ts';

/** Groups of calls that callers are granted one by one; what isn't granted is denied. */
export const rights = [
  /** The methods of the booking contract. */
  'bookings',
  /** The clinic's own commands on reservations. */
  'reservations',
  /** The clinic's own commands on images. */
  'images',
  /** The clinic's own queries for slots. */
  'slots',
] as const;

export type Right = (typeof rights)[number];

/** Whom a request is from, once its credentials were found good. */
export interface Caller {
  /** `internal`: somebody of the house, who calls as its own partner. */
  readonly kind: 'partner' | 'internal';
  readonly partner: Partner;
  readonly rights: ReadonlySet<Right>;
}

/** @throws {Fault} `permission-denied` */
export function requireRight({ rights: granted }: Caller, right: Right): void {
  if (!granted.has(right)) throw new Fault('permission-denied', `the right to ${right} is not granted`);
}

/** Tells callers apart by their credentials. */
export interface Access {
  /**
   * @param authorization the `authorization` header or metadata, as it came
   * @param certificateNames names in the client's verified certificate, where the listener demands one: `DNS:…`, `URI:…` or `CN:…`. They
   *   suffice; whoever sends an authorization besides must be the same caller by both
   * @returns the caller at once if nothing has to be checked that takes time. Otherwise a promise, which rejects with a {@link Fault}:
   *   `unauthenticated` if what is needed is missing, unreadable or wrong; `permission-denied`, `too-many-requests`
   */
  caller(authorization: string | undefined, certificateNames?: readonly string[]): Caller | Promise<Caller>;
}
