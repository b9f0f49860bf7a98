import { outcomeOf } from './leases.ts';
import type { Reply } from './running-system.ts';

/** The machine's clock as everything in this process reads it, set by the test; timers go on as ever. */
export class ShiftedClock {
  readonly #real = Date.now.bind(Date);
  #spy: jest.SpyInstance | null = null;

  /** From now on it is that time, and time passes from there. */
  set(nowMs: number): void {
    const aheadMs = nowMs - this.#real();
    this.#replace(() => this.#real() + aheadMs);
  }

  /** Time stands still. */
  stop(): void {
    const nowMs = Date.now();
    this.#replace(() => nowMs);
  }

  reset(): void {
    this.#spy?.mockRestore();
    this.#spy = null;
  }

  /**
   * What a call comes to, in the words of {@link outcomeOf}. Until a process has noticed that it lost time it may not act, which it says by
   * inviting a repeat.
   */
  async outcomeOnceReady(call: () => Promise<Reply<Record<string, unknown>>>): Promise<unknown> {
    for (;;) {
      const outcome = await outcomeOf(call());
      if (!isInvitation(outcome)) return outcome;
      await new Promise(setImmediate);
    }
  }

  #replace(now: () => number): void {
    this.reset();
    this.#spy = jest.spyOn(Date, 'now').mockImplementation(now);
  }
}

function isInvitation(outcome: unknown): boolean {
  if (typeof outcome !== 'object' || outcome === null || !('status' in outcome)) return false;
  return outcome.status === 503 || outcome.status === 14;
}
