import type { Clock, EpochMs } from '../../core/clock.ts';

/** Something undocumented that the clinic was seen to do; worth nothing after a while, since it may be changed any day ([clinic] 1). */
export interface Evidence {
  saw(): void;
  isFresh(): boolean;
  /** It was never seen, or should be seen again so that it stays fresh. */
  isAgeing(): boolean;
}

const freshForMs = 600_000;

export function createEvidence(clock: Clock): Evidence {
  let seenMs: EpochMs | null = null;
  return {
    saw() {
      seenMs = clock.now();
    },
    isAgeing: () => seenMs === null || clock.now() - seenMs > freshForMs / 2,
    isFresh: () => seenMs !== null && clock.now() - seenMs <= freshForMs,
  };
}
