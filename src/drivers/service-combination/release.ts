import type { CallLimits } from '../../core/clinic-driver.ts';
import type { Clock } from '../../core/clock.ts';
import type { CombinationCalls } from './combination-calls.ts';

/** Gives up holds that are of no use any more. */
export interface Releases {
  /**
   * Frees the slot of a hold that certainly was not used: the id may be taken for an appointment's ([combination] 9, O6). Tells whether
   * it is free now; if not it is tried again in the background, and in the end the hold lapses by itself ([combination] 11.3).
   */
  release(reservationId: string): Promise<boolean>;
  /** Tries no more. */
  close(): void;
}

const operation = 'release-reservation';

/** The caller waits for the first attempt: it wants to say what the slots are like afterwards. */
const firstMs = 1_500;
const laterMs = 10_000;
const laterAfterMs = [5_000, 30_000, 120_000] as const;

export function createReleases(calls: CombinationCalls, clock: Clock): Releases {
  const pending = new Set<() => void>();
  let isClosed = false;

  /** True when the system answered: a refusal says that there is nothing to release. */
  async function attempt(reservationId: string, limits: CallLimits): Promise<boolean> {
    const ids = { reservationId, appointmentId: reservationId };
    const outcome = await calls.command({ operation, ids }, limits);
    return outcome.kind === 'answered' || outcome.kind === 'refused';
  }

  function tryLater(reservationId: string, [afterMs, ...rest]: readonly number[]): void {
    if (afterMs === undefined || isClosed) return;
    const stopTimer = clock.after(afterMs, () => {
      pending.delete(stopTimer);
      const limits = { untilMs: clock.now() + laterMs, priority: 'background' } as const;
      void attempt(reservationId, limits).then((isOver) => {
        if (!isOver) tryLater(reservationId, rest);
      });
    });
    pending.add(stopTimer);
  }

  return {
    async release(reservationId) {
      const limits = { untilMs: clock.now() + firstMs, priority: 'change' } as const;
      const isOver = await attempt(reservationId, limits);
      if (!isOver) tryLater(reservationId, laterAfterMs);
      return isOver;
    },
    close() {
      isClosed = true;
      for (const stopTimer of pending) stopTimer();
      pending.clear();
    },
  };
}
