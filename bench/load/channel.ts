/** A way to one server on which calls are made. */
export interface Channel {
  /** Rejects for any answer that isn't a success. `request` is in the form of the transport; the answer is the message alone. */
  call(request: Buffer): Promise<Buffer>;
  close(): void;
}

/** One call that waits for its answer. */
export interface Pending {
  readonly resolve: (answer: Buffer) => void;
  readonly reject: (error: Error) => void;
}
