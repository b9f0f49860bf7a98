import type { Partner } from '../core/catalogue.ts';

/** Whom a request is from, once its credentials were found good. */
export interface Caller {
  /** `internal`: somebody of the house, who calls as its own partner. */
  readonly kind: 'partner' | 'internal';
  readonly partner: Partner;
}

/** Tells callers apart by their credentials. */
export interface Access {
  /**
   * @param authorization the `authorization` header or metadata, as it came
   * @param certificateNames names in the client's verified certificate, where the listener demands one: `DNS:…`, `URI:…` or `CN:…`. They
   *   suffice; whoever sends an authorization besides must be the same caller by both
   * @throws {Fault} `unauthenticated` if what is needed is missing, unreadable or wrong; `permission-denied`, `too-many-requests`
   */
  caller(authorization: string | undefined, certificateNames?: readonly string[]): Promise<Caller>;
}
