import type { Clock } from '../../core/clock.ts';

/** Where the driver reports what somebody has to put right. A pino logger is one. */
export interface DriverLog {
  warn(facts: Readonly<Record<string, unknown>>, message: string): void;
}

/** Reports what somebody has to put right, the same thing not again for ten minutes. `detail` holds no personal data. */
export type ReportFault = (detail: string) => void;

const silenceMs = 600_000;

/** The details come from the clinic, so their number isn't ours to trust. */
const maxRemembered = 200;

export function createFaultReport(log: DriverLog, clock: Clock): ReportFault {
  const reportedMs = new Map<string, number>();
  return (detail) => {
    const now = clock.now();
    const before = reportedMs.get(detail);
    if (before !== undefined && now - before < silenceMs) return;
    if (reportedMs.size >= maxRemembered) reportedMs.clear();
    reportedMs.set(detail, now);
    log.warn(
      { detail },
      'the clinic refuses what the adapter sends: check the configuration of this merchant',
    );
  };
}
