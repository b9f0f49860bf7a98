/** What one client may cost the HTTP server. Times in milliseconds. */
export interface HttpLimits {
  readonly maxBodyBytes: number;
  /** Connections beyond it are closed at once. */
  readonly maxConnections: number;
  /** From the first byte of a request to the end of its headers. */
  readonly headersMs: number;
  /** From the first byte of a request to its last. */
  readonly requestMs: number;
  /** How often the two are looked after. */
  readonly checkMs: number;
  /** How long an idle connection is kept open. Longer than proxies keep theirs, so that it is never us who hang up on a request. */
  readonly keepAliveMs: number;
  /** A connection without a request is closed so long after the server stops: one may be on its way. */
  readonly lastWordsMs: number;
  /** Slots in one look-up, and entries of any other list. */
  readonly maxEntries: number;
}

export const defaultHttpLimits: HttpLimits = {
  maxBodyBytes: 1_048_576,
  maxConnections: 2_000,
  headersMs: 5_000,
  requestMs: 10_000,
  checkMs: 1_000,
  keepAliveMs: 75_000,
  lastWordsMs: 250,
  maxEntries: 1_000,
};

/** Of all headers of a request together. */
export const maxHeaderBytes = 16_384;
