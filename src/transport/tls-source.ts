/** What a listener speaks TLS with. */
export interface TlsMaterial {
  /** Its certificate and whatever leads from there to an authority, in PEM. */
  readonly certificate: Buffer;
  /** Private key of the certificate, in PEM. */
  readonly key: Buffer;
  /** Whose certificates clients must have one of, in PEM; null = clients need none. Whether it is null never changes while it runs. */
  readonly clientAuthorities: Buffer | null;
}

/** Material that may be replaced while it is in use: connections keep what they began with, new ones get the new. */
export interface TlsSource {
  readonly material: TlsMaterial;
  /** Tells of every replacement from now on, until the function that it gives is called. */
  follow(take: (material: TlsMaterial) => void): () => void;
}

/** Older versions are broken (RFC 8996). */
export const oldestTlsVersion = 'TLSv1.2';

/** Who doesn't finish the handshake in this time has no business here; and a stop mustn't wait for it any longer. */
export const handshakeMs = 5_000;
