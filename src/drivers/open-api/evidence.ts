import type { Clock, EpochMs } from '../../core/clock.ts';

/** Something undocumented that the clinic was seen to do; worth nothing after a while, since it may be changed any day ([clinic] 1). */
export interface Evidence {
  saw(): void;
  isFresh(): boolean;
}

const freshForMs = 600_000;

export function createEvidence(clock: Clock): Evidence {
  let seenMs: EpochMs | null = null;
  return {
    saw() {
      seenMs = clock.now();
    },
    isFresh: () => seenMs !== null && clock.now() - seenMs <= freshForMs,
  };
}
