import type { Clock, Timers } from '../clock.ts';

interface Late {
  readonly dueMs: number;
  readonly run: () => void;
  readonly callOff: () => void;
}

/** Calls that are to be done later, after their connection is gone. */
export class LateWork {
  readonly #clock: Clock;
  readonly #timers: Timers;
  readonly #waiting = new Set<Late>();

  constructor(clock: Clock, timers: Timers) {
    this.#clock = clock;
    this.#timers = timers;
  }

  /** Runs `run` in `delayMs`, unless called off before. `run` must not throw. */
  add(delayMs: number, run: () => void): void {
    const callOff = this.#timers.after(delayMs, () => {
      this.#waiting.delete(late);
      run();
    });
    const late: Late = { dueMs: this.#clock.now() + delayMs, run, callOff };
    this.#waiting.add(late);
  }

  /** Does at once what is due by the clock, and drops the rest. */
  finishDue(): void {
    const now = this.#clock.now();
    const due = [...this.#waiting].filter((late) => late.dueMs <= now).sort((a, b) => a.dueMs - b.dueMs);
    this.drop();
    for (const late of due) late.run();
  }

  /** Drops everything. */
  drop(): void {
    for (const late of this.#waiting) late.callOff();
    this.#waiting.clear();
  }
}
