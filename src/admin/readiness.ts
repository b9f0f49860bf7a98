import { type Clock, within } from '../core/clock.ts';

/** Whether one thing that the process needs is there. May reject, and may take for ever. */
export type ReadinessCheck = () => Promise<boolean>;

/** How one check came out. */
export type CheckResult = 'ok' | 'not-ready' | 'failed' | 'late';

export interface ReadinessReport {
  readonly ready: boolean;
  /** The process is about to stop and wants no new calls. */
  readonly draining: boolean;
  readonly checks: Readonly<Record<string, CheckResult>>;
  /** How the clinics are; for information, see {@link createReadiness}. */
  readonly clinics?: Readonly<Record<string, string>>;
}

/** Whether the process should be sent calls. */
export interface Readiness {
  report(): Promise<ReadinessReport>;
  /** From now on the process is not ready, so that load balancers look elsewhere before it stops. There is no way back. */
  drain(): void;
}

/** A probe has to be answered soon, whatever a check does. */
const checkMs = 1000;

/**
 * Ready while every check says so within a second, and until it drains. A clinic that is down makes no process less ready: another
 * one couldn't reach it either, and all other clinics are served.
 */
export function createReadiness(
  checks: Readonly<Record<string, ReadinessCheck>>,
  clock: Clock,
  clinics?: () => Readonly<Record<string, string>>,
): Readiness {
  let draining = false;
  return {
    drain() {
      draining = true;
    },
    async report() {
      const untilMs = clock.now() + checkMs;
      const results = await Promise.all(
        Object.entries(checks).map(
          async ([name, check]) => [name, await resultOf(check, clock, untilMs)] as const,
        ),
      );
      const ready = !draining && results.every(([, result]) => result === 'ok');
      const report = { ready, draining, checks: Object.fromEntries(results) };
      return clinics === undefined ? report : { ...report, clinics: clinics() };
    },
  };
}

async function resultOf(check: ReadinessCheck, clock: Clock, untilMs: number): Promise<CheckResult> {
  try {
    const answer = await within(clock, untilMs, check());
    if (answer === 'late') return 'late';
    return answer ? 'ok' : 'not-ready';
  } catch {
    return 'failed';
  }
}
