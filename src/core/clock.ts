/** Whole milliseconds since the Unix epoch. */
export type EpochMs = number;
/** Seconds since the Unix epoch; slot times are instants in this unit. */
export type EpochSec = number;

/** The one source of time. The simulation replaces it, so nothing in the core reads another clock or timer. */
export interface Clock {
  now(): EpochMs;
  /** Runs `action` once, no earlier than `delayMs` from now; the answer takes it back. */
  after(delayMs: number, action: () => void): () => void;
}

/** Where ids and jitter come from. */
export interface Randomness {
  /** 20 characters of `a-z2-7`: never the same twice, here or in another process. */
  id(): string;
  /** Uniform in [0, 1). */
  fraction(): number;
}

/** Resolves after `delayMs` on the given clock. */
export function pause(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(delayMs, resolve);
  });
}

/**
 * What `work` gives, or `'late'` if it hasn't by `untilMs`: also where the process stood still then and learns both at once, since whoever
 * waited has long asked again, and may have been told something else. The work itself goes on.
 */
export function within<T>(clock: Clock, untilMs: EpochMs, work: Promise<T>): Promise<T | 'late'> {
  // By hand: it waits for every change, twice, and a race of promises makes seven of them.
  return new Promise((resolve, reject) => {
    const stopTimer = clock.after(Math.max(0, untilMs - clock.now()), () => resolve('late'));
    work.then(
      (value) => {
        stopTimer();
        resolve(clock.now() > untilMs ? 'late' : value);
      },
      (cause: unknown) => {
        stopTimer();
        if (clock.now() > untilMs) resolve('late');
        else reject(cause);
      },
    );
  });
}
