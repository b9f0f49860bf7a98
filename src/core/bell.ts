import type { Clock, EpochMs } from './clock.ts';

/** Wakes those who wait for some change to end: at once when it ends in this process, and every so often for other processes' sake. */
export class Bell {
  readonly #clock: Clock;
  #waiting = new Set<() => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  ring(): void {
    if (this.#waiting.size === 0) return;
    const woken = this.#waiting;
    this.#waiting = new Set();
    for (const wake of woken) wake();
  }

  /** Resolves at the next ring, after `longestMs`, or at `untilMs`, whichever is first. */
  wait(longestMs: number, untilMs: EpochMs): Promise<void> {
    return new Promise((resolve) => {
      const delayMs = Math.max(0, Math.min(longestMs, untilMs - this.#clock.now()));
      const wake = (): void => {
        stopTimer();
        this.#waiting.delete(wake);
        resolve();
      };
      const stopTimer = this.#clock.after(delayMs, wake);
      this.#waiting.add(wake);
    });
  }
}
