import { busyMsOf } from './cores.ts';
import type { Job, JobNews, JobResult } from './load/job.ts';
import type { PinnedProcess, Usage, Watched } from './pinned-process.ts';

/** One measurement of one row. Shares are of the time that it took. */
export interface Measurement {
  readonly perSec: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly p999Ms: number;
  /** Processor time of the server for one call, in microseconds; unlike the rate it hardly depends on what else runs. */
  readonly serverMicros: number;
  /** How busy the server was on its core. */
  readonly serverShare: number;
  /** How busy load, clinic and this process together were on theirs. */
  readonly loadShare: number;
  /** How long anything but the server had its core; 0 if it has none for itself. This disturbs the measurement. */
  readonly disturbedShare: number;
  /** Largest resident memory of the server, in MB. */
  readonly residentMb: number;
}

const lookAtMemoryEveryMs = 50;

export interface Participants {
  readonly server: PinnedProcess;
  /** The core that the server should have for itself; null: nothing is pinned. */
  readonly serverCore: number | null;
  readonly load: PinnedProcess;
  /** Others on the load's core. */
  readonly besides: readonly Watched[];
}

/** Has the load process do the job and watches the others meanwhile. Rejects if any answer was wrong. */
export async function measure(
  { server, serverCore, load, besides }: Participants,
  job: Job,
): Promise<Measurement> {
  const others: readonly Watched[] = [load, ...besides];
  const look = (): Look => ({
    usages: [server, ...others].map(({ usage }) => usage),
    coreBusyMs: serverCore === null ? null : busyMsOf(serverCore),
  });
  let before: Look | null = null;
  let outcome: JobNews | null = null;
  let residentMb = 0;
  const watch = setInterval(() => {
    residentMb = Math.max(residentMb, server.residentMb);
  }, lookAtMemoryEveryMs);
  const news = load.messages<JobNews>((message) => {
    if (message.kind === 'measuring') {
      before = look();
      return 'more';
    }
    outcome = message;
    return 'last';
  });
  load.send(job);
  try {
    await news;
  } finally {
    clearInterval(watch);
  }
  const after = look();
  return { ...summary(resultOf(outcome), before ?? after, after), residentMb };
}

/** What was used so far: by the server first, and by anything on its core if it has one. */
interface Look {
  readonly usages: readonly Usage[];
  readonly coreBusyMs: number | null;
}

function resultOf(outcome: JobNews | null): JobResult {
  if (outcome?.kind === 'measured') return outcome.result;
  throw new Error(outcome?.kind === 'failed' ? outcome.reason : 'the load process told nothing');
}

function summary(result: JobResult, before: Look, after: Look): Omit<Measurement, 'residentMb'> {
  const { calls, tookMs, p50Ms, p99Ms, p999Ms } = result;
  const [ranMs = 0, ...others] = after.usages.map(
    (usage, index) => usage.ranMs - (before.usages[index]?.ranMs ?? 0),
  );
  const busyMs =
    after.coreBusyMs === null || before.coreBusyMs === null ? ranMs : after.coreBusyMs - before.coreBusyMs;
  return {
    perSec: (calls / tookMs) * 1000,
    p50Ms,
    p99Ms,
    p999Ms,
    serverMicros: (ranMs * 1000) / calls,
    serverShare: ranMs / tookMs,
    loadShare: others.reduce((sum, other) => sum + other, 0) / tookMs,
    disturbedShare: Math.max(0, busyMs - ranMs) / tookMs,
  };
}

/** The middle one of each figure. */
export function medianOf(measurements: readonly Measurement[]): Measurement {
  const of = (figure: keyof Measurement): number => median(measurements.map((one) => one[figure]));
  return {
    perSec: of('perSec'),
    p50Ms: of('p50Ms'),
    p99Ms: of('p99Ms'),
    p999Ms: of('p999Ms'),
    serverMicros: of('serverMicros'),
    serverShare: of('serverShare'),
    loadShare: of('loadShare'),
    disturbedShare: of('disturbedShare'),
    residentMb: Math.max(...measurements.map(({ residentMb }) => residentMb)),
  };
}

export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
