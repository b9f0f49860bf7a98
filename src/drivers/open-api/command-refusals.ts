import type { CommandOutcome } from '../../core/clinic-driver.ts';
import type { Clock } from '../../core/clock.ts';
import { type ClinicError, describeRefusal, meaningOf } from './errors.ts';
import type { Operation } from './operations.ts';

/** Where the driver reports what somebody has to put right. A pino logger is one. */
export interface DriverLog {
  warn(facts: Readonly<Record<string, unknown>>, message: string): void;
}

/** Turns the clinic's refusals into outcomes, and reports those that are faults of ours. */
export interface CommandRefusals {
  outcome(
    operation: Operation,
    error: ClinicError,
  ): Extract<CommandOutcome<never>, { readonly kind: 'refused' }>;
  /** Reports a fault of ours, the same one not again for ten minutes. */
  report(detail: string): void;
}

const silenceMs = 600_000;

/** The details come from the clinic, so their number isn't ours to trust. */
const maxRemembered = 200;

export function createCommandRefusals(log: DriverLog, clock: Clock): CommandRefusals {
  const reportedMs = new Map<string, number>();

  function report(detail: string): void {
    const now = clock.now();
    const before = reportedMs.get(detail);
    if (before !== undefined && now - before < silenceMs) return;
    if (reportedMs.size >= maxRemembered) reportedMs.clear();
    reportedMs.set(detail, now);
    log.warn(
      { detail },
      'the clinic refuses what the adapter sends: check the configuration of this merchant',
    );
  }

  function outcome(operation: Operation, error: ClinicError): ReturnType<CommandRefusals['outcome']> {
    const detail = describeRefusal(operation, error);
    const meaning = meaningOf(operation, error);
    // Whoever can change several entries asks for that meaning first; to everybody else it is a refusal that shouldn't be.
    const refusal = meaning === 'several-entries' ? 'our-fault' : meaning;
    if (refusal === 'our-fault') report(detail);
    return { kind: 'refused', refusal, detail };
  }

  return { outcome, report };
}
