import type { Answer, CallLimits, Trouble } from '../../core/clinic-driver.ts';
import type { Clock, EpochMs } from '../../core/clock.ts';

/** What a driver gets before anybody asks for it. */
export interface WarmUp {
  start(): void;
  /** Nothing is asked for any more, but what is under way goes on. */
  stop(): void;
}

/** Nobody waits for it, so it may take as long as a slow start of the clinic; later than that the first call can get it as well. */
const longestMs = 5_000;

/** Adapter and clinic often start together. So seldom that a clinic which is really down isn't bothered. */
const gapMs = 1_000;

/** What may pass within seconds; a refused key or an answer that makes no sense doesn't. */
const passing: ReadonlySet<Trouble['kind']> = new Set([
  'unreachable',
  'time-out',
  'overloaded',
  'server-error',
]);

/** `ask` mustn't reject. It is repeated while one of its answers says that the clinic isn't up yet. */
export function createWarmUp(
  clock: Clock,
  ask: (limits: CallLimits) => Promise<readonly Answer<unknown>[]>,
): WarmUp {
  let stopTimer: () => void = () => undefined;
  let isStopped = false;

  async function turn(untilMs: EpochMs): Promise<void> {
    const answers = await ask({ untilMs, priority: 'background' });
    const isUp = !answers.some((answer) => answer.kind === 'trouble' && passing.has(answer.trouble.kind));
    if (isUp || isStopped || clock.now() + gapMs >= untilMs) return;
    stopTimer = clock.after(gapMs, () => {
      void turn(untilMs);
    });
  }

  return {
    start() {
      void turn(clock.now() + longestMs);
    },
    stop() {
      isStopped = true;
      stopTimer();
    },
  };
}
