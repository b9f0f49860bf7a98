import { isDisturbed, limitMs } from './check-record.ts';
import type { Ask, AskKind, RunRecord, Violation } from './record.ts';
import type { Engine } from './record-store.ts';

/** What a run tried and found. */
export interface ChaosReport {
  readonly engine: Engine;
  readonly seed: number;
  readonly tookMs: number;
  /** From the end of the faults until nothing was open any more. */
  readonly calmMs: number;
  readonly wishes: number;
  readonly requests: number;
  /** By what was done and to whom. */
  readonly disturbances: Readonly<Record<string, number>>;
  /** By effect. */
  readonly faults: Readonly<Record<string, number>>;
  /** By method and by status or cause. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Milliseconds: the slowest answers of each method that nobody disturbed, less the machine's lag. */
  readonly slowest: Readonly<
    Record<string, { readonly p50: number; readonly p99: number; readonly most: number }>
  >;
  readonly longestLagMs: number;
  /** By what the clinics' staff did. */
  readonly staff: Readonly<Record<string, number>>;
  /** By merchant and how it is booked. */
  readonly wishesAt: Readonly<Record<string, number>>;
  readonly holdsLeft: number;
  readonly liveInTheEnd: number;
  readonly looks: number;
  readonly listed: number;
  readonly violations: readonly Violation[];
  /** Folder with logs, answers and databases; kept only where something is wrong. */
  readonly evidence: string | null;
}

interface Findings {
  readonly engine: Engine;
  readonly seed: number;
  readonly record: RunRecord;
  readonly violations: readonly Violation[];
  readonly hits: ReadonlyMap<string, number>;
  readonly longestLagMs: number;
  readonly calmMs: number;
  readonly tookMs: number;
}

export function reportOf({ record, hits, ...rest }: Findings): ChaosReport {
  const { wishes, asks, disturbances, snapshots, listed, staff, holds } = record;
  return {
    ...rest,
    wishes: wishes.length,
    requests: asks.length,
    disturbances: count(disturbances.map(({ what, whom }) => `${what} ${whom}`)),
    faults: Object.fromEntries([...hits].sort()),
    answers: byKind(asks, (some) => count(some.map(labelOf))),
    slowest: byKind(
      asks.filter((ask) => !isDisturbed(ask, disturbances, ['kill', 'pause'])),
      timesOf,
    ),
    staff: count(staff.map(({ what }) => what)),
    wishesAt: count(wishes.map(({ merchant, kind }) => `${merchant} ${kind}`)),
    holdsLeft: holds.left,
    liveInTheEnd: snapshots.at(-1)?.live.length ?? 0,
    looks: snapshots.length,
    listed: listed.length,
    evidence: null,
  };
}

/** The report as lines for a person. */
export function describeReport(report: ChaosReport): string {
  const { engine, seed, wishes, requests, tookMs, calmMs, looks, liveInTheEnd, longestLagMs, listed } =
    report;
  const lines = [
    `${engine}, seed ${seed}: ${wishes} wishes, ${requests} requests in ${seconds(tookMs)}; calm after ${seconds(calmMs)}`,
    `  done to processes: ${list(report.disturbances)}`,
    `  wishes at: ${list(report.wishesAt)}; done by the staff: ${list(report.staff)}`,
    `  faults of the clinic: ${list(report.faults)}`,
    ...Object.entries(report.answers).map(([kind, counts]) => `  ${kind}: ${list(counts)}`),
    ...Object.entries(report.slowest).map(
      ([kind, { p50, p99, most }]) =>
        `  ${kind} took ${p50} ms in the middle, ${p99} at 99 %, ${most} at most (limit ${limitOf(kind)})`,
    ),
    `  longest lag of the machine in the load's process: ${Math.round(longestLagMs)} ms`,
    `  looked at the clinic ${looks} times; ${liveInTheEnd} live reservations in the end, ${listed} listed for a person, ${report.holdsLeft} holds that ran out`,
    `  violations: ${report.violations.length}`,
    ...report.violations.map(({ sentence, what }) => `    sentence ${sentence}: ${what}`),
    ...(report.evidence === null ? [] : [`  the evidence is in ${report.evidence}`]),
  ];
  return `${lines.join('\n')}\n`;
}

function byKind<T>(asks: readonly Ask[], summed: (asks: readonly Ask[]) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(
    [...Map.groupBy(asks, ({ kind }) => kind)].map(([kind, some]) => [kind, summed(some)]),
  );
}

function labelOf({ outcome }: Ask): string {
  switch (outcome.kind) {
    case 'booking':
    case 'read':
    case 'lease':
    case 'done':
      return 'ok';
    case 'refused':
      return outcome.cause;
    case 'error':
      return outcome.status;
    case 'none':
      return outcome.why;
  }
}

function timesOf(asks: readonly Ask[]): {
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
} {
  const answered = asks.filter(({ outcome }) => outcome.kind !== 'none');
  const times = answered
    .map(({ sentMs, endedMs, lagMs }) => Math.round(endedMs - sentMs - lagMs))
    .sort((a, b) => a - b);
  const at = (share: number): number => Math.max(0, times[Math.floor(share * (times.length - 1))] ?? 0);
  return { p50: at(0.5), p99: at(0.99), most: at(1) };
}

function count(labels: readonly string[]): Readonly<Record<string, number>> {
  const groups = Map.groupBy(labels, (label) => label);
  return Object.fromEntries([...groups].map(([label, some]) => [label, some.length] as const).sort());
}

function list(counts: Readonly<Record<string, number>>): string {
  const entries = Object.entries(counts);
  return entries.length === 0 ? 'none' : entries.map(([name, times]) => `${name} ${times}`).join(', ');
}

function limitOf(kind: string): string {
  const limit = Object.entries(limitMs).find(([name]) => name === kind)?.[1];
  return limit === undefined ? 'none' : String(limit satisfies (typeof limitMs)[AskKind]);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
