/** Source of the present; epoch milliseconds. */
export interface Clock {
  now(): number;
}

/** Runs something once after a while; the returned function calls it off. */
export interface Timers {
  after(delayMs: number, run: () => void): () => void;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** The runtime's timers. */
export const systemTimers: Timers = {
  after(delayMs, run) {
    const handle = setTimeout(run, delayMs);
    return () => clearTimeout(handle);
  },
};
