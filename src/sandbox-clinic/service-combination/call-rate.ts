/** Counts calls of the last while; kept in memory, so a restart counts from nothing. Refused calls don't count. */
export class CallRate {
  readonly #windowMs: number;
  readonly #calls = new Map<string, number[]>();

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  /** Counts one more call of `caller`, or tells in how many milliseconds the next one would be let through. */
  take(caller: string, nowMs: number, limit: number): { readonly waitMs: number } {
    if (limit === 0) return { waitMs: 0 };
    // A clock that was set back leaves calls in the future, which count no more.
    const recent = (this.#calls.get(caller) ?? []).filter(
      (atMs) => atMs > nowMs - this.#windowMs && atMs <= nowMs,
    );
    this.#calls.set(caller, recent);
    const blocking = recent.at(-limit);
    if (blocking !== undefined) return { waitMs: blocking + this.#windowMs - nowMs };
    recent.push(nowMs);
    return { waitMs: 0 };
  }

  clear(): void {
    this.#calls.clear();
  }
}
