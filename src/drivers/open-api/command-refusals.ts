import type { CommandOutcome } from '../../core/clinic-driver.ts';
import type { Clock } from '../../core/clock.ts';
import { createFaultReport, type DriverLog } from '../clinic-gate/fault-report.ts';
import { type ClinicError, describeRefusal, meaningOf } from './errors.ts';
import type { Operation } from './operations.ts';

/** Turns the clinic's refusals into outcomes, and reports those that are faults of ours. */
export interface CommandRefusals {
  outcome(
    operation: Operation,
    error: ClinicError,
  ): Extract<CommandOutcome<never>, { readonly kind: 'refused' }>;
  /** Reports a fault of ours, the same one not again for ten minutes. */
  report(detail: string): void;
}

export function createCommandRefusals(log: DriverLog, clock: Clock): CommandRefusals {
  const report = createFaultReport(log, clock);

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
