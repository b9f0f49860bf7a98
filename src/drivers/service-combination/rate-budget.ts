import type { CallLimits } from '../../core/clinic-driver.ts';
import { type Clock, type EpochMs, pause } from '../../core/clock.ts';

/** A minute, and a second for requests that take different times to arrive. */
const windowMs = 61_000;

/**
 * How much of a minute's requests may be gone when one more of a kind is made: what is left over is kept for what goes before it. A
 * change needs some five of them, each of which ends in the middle if the next one is turned away ([combination] 11.4, rate budget).
 */
const shares: Readonly<Record<CallLimits['priority'], number>> = {
  change: 1,
  'look-up': 0.8,
  background: 0.4,
};

/** How long all but changes keep still after a "too many" that didn't say how long: somebody else uses the account as well. */
const restMs = 5_000;

/**
 * Of two requests that only make sense together, such as a hold and what is made of it, the second has its place in the minute from the
 * `first` on: it would be missing halfway otherwise.
 */
export type RateStep = 'only' | 'first' | 'next';

/** No wish of the system's holds back longer than this. */
const longestPauseMs = 120_000;

/**
 * The requests of one account in the last minute. By whom and in which window the vendor counts is not documented, so no window of a
 * minute ever holds more than the limit.
 */
export class RateBudget {
  readonly #limit: number;
  readonly #clock: Clock;
  /** Oldest first. */
  #madeMs: EpochMs[] = [];
  /** When requests were kept for a `next` that hasn't come yet, oldest first; they count like those that were made. */
  #keptMs: EpochMs[] = [];
  #pausedUntilMs: EpochMs = 0;
  #restUntilMs: EpochMs = 0;

  constructor(requestsPerMinute: number, clock: Clock) {
    this.#limit = requestsPerMinute;
    this.#clock = clock;
  }

  /** Whether one request may be made now; if so it counts. Look-ups are told at once, the others wait as long as there is hope. */
  async take({ priority, untilMs }: CallLimits, step: RateStep = 'only'): Promise<boolean> {
    for (;;) {
      const nowMs = this.#clock.now();
      const waitMs = this.#waitMs(priority, step, nowMs);
      if (waitMs <= 0) {
        if (step === 'next') this.#keptMs.shift();
        if (step === 'first') this.#keptMs.push(nowMs);
        this.#madeMs.push(nowMs);
        return true;
      }
      if (priority === 'look-up' || nowMs + waitMs >= untilMs) return false;
      await pause(this.#clock, waitMs);
    }
  }

  /** What was kept by the latest `first` is not wanted. */
  giveBack(): void {
    this.#keptMs.pop();
  }

  /** The system turned a request away as one too many. */
  turnedAway(retryAfterMs: number | null): void {
    const nowMs = this.#clock.now();
    if (retryAfterMs === null) this.#restUntilMs = nowMs + restMs;
    else this.#pausedUntilMs = nowMs + Math.min(retryAfterMs, longestPauseMs);
  }

  #waitMs(priority: CallLimits['priority'], step: RateStep, nowMs: EpochMs): number {
    const freeMs =
      priority === 'change' ? this.#pausedUntilMs : Math.max(this.#pausedUntilMs, this.#restUntilMs);
    // A clock that was set back leaves requests in the future, which say nothing.
    const counts = (atMs: EpochMs): boolean => atMs > nowMs - windowMs && atMs <= nowMs;
    this.#madeMs = this.#madeMs.filter(counts);
    this.#keptMs = this.#keptMs.filter(counts);
    if (step === 'next' && this.#keptMs.length > 0) return freeMs - nowMs;
    const share = Math.max(1, Math.floor(this.#limit * shares[priority]) - (step === 'first' ? 1 : 0));
    const blocking = this.#counted().at(-share);
    const windowFreeMs = blocking === undefined ? 0 : blocking + windowMs;
    return Math.max(freeMs, windowFreeMs) - nowMs;
  }

  /** Oldest first. */
  #counted(): readonly EpochMs[] {
    if (this.#keptMs.length === 0) return this.#madeMs;
    return [...this.#madeMs, ...this.#keptMs].sort((one, other) => one - other);
  }
}
