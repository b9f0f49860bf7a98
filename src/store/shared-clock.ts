import type { Clock, EpochMs } from '../core/clock.ts';

/** Clocks that are so close are left alone: nothing depends on less, and the way to the other one isn't equally long each time. */
const toleranceMs = 100;

/**
 * The clock that all processes on one store go by: the machine's own, until it is told of one that they share. Instants that one process
 * stores, others compare with their own time. A correction looks to the core like a clock that was put forward or back.
 */
export class SharedClock implements Clock {
  readonly #machine: Clock;
  readonly #corrected: (byMs: number) => void;
  #aheadMs = 0;

  /** `corrected`: told by how many milliseconds it was put forward, or back if negative. */
  constructor(machine: Clock, corrected: (byMs: number) => void = () => undefined) {
    this.#machine = machine;
    this.#corrected = corrected;
  }

  now(): EpochMs {
    return this.#machine.now() + this.#aheadMs;
  }

  after(delayMs: number, action: () => void): () => void {
    return this.#machine.after(delayMs, action);
  }

  /** Reads the shared clock, and goes by it from then on. However long the reading takes, only what it proves is corrected. */
  async agree(read: () => Promise<EpochMs>): Promise<void> {
    const askedMs = this.now();
    const sharedMs = await read();
    const answeredMs = this.now();
    // It was read at some instant in between.
    const byMs = sharedMs > answeredMs ? sharedMs - answeredMs : Math.min(0, sharedMs - askedMs);
    if (Math.abs(byMs) <= toleranceMs) return;
    this.#aheadMs += byMs;
    this.#corrected(byMs);
  }
}
