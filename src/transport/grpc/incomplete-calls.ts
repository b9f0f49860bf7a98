/**
 * Calls that need no credentials, while their messages come in: each may hold as much as the largest message. The oldest gives way to a new
 * one, so that whoever opens many of them keeps no probe out, whose message comes with its call.
 */
export class IncompleteCalls {
  readonly #most: number;
  /** What ends each, oldest first. */
  readonly #ends = new Set<() => void>();

  constructor(most: number) {
    this.#most = most;
  }

  /** `end`: called if it has to give way. The answer takes it off the list, once its message is complete or it has ended. */
  begin(end: () => void): () => void {
    const [oldest] = this.#ends;
    if (oldest !== undefined && this.#ends.size >= this.#most) {
      this.#ends.delete(oldest);
      oldest();
    }
    this.#ends.add(end);
    return () => this.#ends.delete(end);
  }
}
