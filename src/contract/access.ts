import type { Partner } from '../core/catalogue.ts';

/** Whom a request is from, once its credentials were found good. */
export type Caller =
  | { readonly kind: 'partner'; readonly partner: Partner }
  /** Somebody of the house: may look whether the service is well, and has no bookings. */
  | { readonly kind: 'internal'; readonly name: string };

/** Tells callers apart by their credentials. */
export interface Access {
  /**
   * @param authorization the `authorization` header or metadata, as it came
   * @throws {Fault} `unauthenticated` if it is missing, unreadable or wrong
   */
  caller(authorization: string | undefined): Promise<Caller>;
}
