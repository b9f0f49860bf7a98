import type { Transport } from '../channel/channel.ts';
import type { Finding, Grade, ScenarioResult } from '../finding.ts';
import type { CallRecord } from '../target.ts';

/** How the calls of one method went. Times in milliseconds. */
export interface MethodTimes {
  readonly method: string;
  readonly transport: Transport;
  readonly calls: number;
  readonly median: number;
  readonly p99: number;
  readonly longest: number;
}

/** Everything that a run found, the same for all forms of the report. */
export interface Report {
  readonly target: string;
  readonly merchant: string;
  readonly startedMs: number;
  readonly tookMs: number;
  readonly remarks: readonly string[];
  readonly results: readonly ScenarioResult[];
  readonly times: readonly MethodTimes[];
  readonly leftBehind: readonly string[];
  readonly interrupted: boolean;
  /** Whether the server stopped answering in the middle of the run. */
  readonly fellSilent: boolean;
}

/** A finding with the scenario that it belongs to. */
export interface PlacedFinding extends Finding {
  readonly scenario: string;
  readonly transport: Transport;
}

/** The findings of a grade, in the order in which they were made. */
export function findingsOf({ results }: Report, grade: Grade): readonly PlacedFinding[] {
  return results.flatMap(({ id, transport, findings }) =>
    findings
      .filter((finding) => finding.grade === grade)
      .map((finding) => ({ ...finding, scenario: id, transport })),
  );
}

/** Whether the target conforms, as far as it was tried. */
export function conforms(report: Report, strict: boolean): boolean {
  if (report.fellSilent) return false;
  const counting: readonly Grade[] = strict ? ['must', 'should'] : ['must'];
  return counting.every((grade) => findingsOf(report, grade).length === 0);
}

/** The times of all calls, by method and transport. */
export function timesOf(calls: readonly CallRecord[]): readonly MethodTimes[] {
  const byMethod = Map.groupBy(calls, ({ exchange }) => `${exchange.transport} ${exchange.method ?? ''}`);
  const times: MethodTimes[] = [];
  for (const records of byMethod.values()) {
    const [first] = records;
    if (first === undefined || first.exchange.method === null) continue;
    const { method, transport } = first.exchange;
    const sorted = records.map(({ exchange }) => exchange.tookMs).sort((one, other) => one - other);
    times.push({
      method,
      transport,
      calls: sorted.length,
      median: quantile(sorted, 0.5),
      p99: quantile(sorted, 0.99),
      longest: quantile(sorted, 1),
    });
  }
  return times;
}

/** The smallest time that this share of all is not above. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
