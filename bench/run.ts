import type { Cores } from './cores.ts';
import type { Machine, Versions } from './machine.ts';
import { type Measurement, measure, median, medianOf } from './measure.ts';
import type { Options } from './options.ts';
import { type Row, type RowId, rows } from './rows.ts';
import { type Stage, setStage, timeStarts } from './stage.ts';

/** All that a run found out. */
export interface Results {
  readonly machine: Machine;
  readonly versions: Versions;
  readonly cores: Cores | null;
  readonly options: Pick<Options, 'rounds' | 'measureMs' | 'starts' | 'clinicDelayMs' | 'nodeOptions'>;
  readonly rows: readonly RowResult[];
  /** Median, in milliseconds. */
  readonly readyMs: number;
  /** Resident memory of the adapter, in MB: when it has just become ready, and the most that was seen under load. */
  readonly memoryMb: { readonly ready: number; readonly peak: number };
}

export interface RowResult {
  readonly id: RowId;
  /** Medians of the rounds. */
  readonly figures: Measurement;
  /** In order of time. */
  readonly rounds: readonly Measurement[];
}

/** Runs everything, telling what it does. Rejects if any answer was wrong or the adapter logged an error. */
export async function run(
  options: Options,
  cores: Cores | null,
  about: { readonly machine: Machine; readonly versions: Versions },
  tell: (line: string) => void,
): Promise<Results> {
  tell(`timing the start, ${options.starts} times`);
  const readyMs = median(await timeStarts(cores, options));
  const wanted = rows.filter(({ id }) => options.rows.includes(id));
  const stage = await setStage(cores, options, wanted);
  try {
    const readyMb = stage.adapter.process.residentMb;
    const found = await measureRounds(stage, wanted, options, tell);
    checkLog(stage);
    const ofAdapter = wanted.filter(({ server }) => server === 'adapter');
    const peak = Math.max(readyMb, ...ofAdapter.map(({ id }) => figuresOf(found, id).residentMb));
    const { rounds, measureMs, starts, clinicDelayMs, nodeOptions } = options;
    return {
      ...about,
      cores,
      options: { rounds, measureMs, starts, clinicDelayMs, nodeOptions },
      rows: wanted.map(({ id }) => ({ id, figures: figuresOf(found, id), rounds: found.get(id) ?? [] })),
      readyMs,
      memoryMb: { ready: readyMb, peak },
    };
  } finally {
    await stage.stop();
  }
}

type Found = ReadonlyMap<RowId, readonly Measurement[]>;

async function measureRounds(
  stage: Stage,
  wanted: readonly Row[],
  { rounds, warmUp, measureMs }: Options,
  tell: (line: string) => void,
): Promise<Found> {
  const found = new Map<RowId, Measurement[]>(wanted.map(({ id }) => [id, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const row of wanted) {
      const { id, transport, call, concurrency, server } = row;
      const { port, ...participants } = stage.participants(row);
      const tellAnswer = server === 'node-bytes';
      const job = { port, transport, call, concurrency, warmUp, measureMs, tellAnswer };
      const figures = await measure(participants, job).catch((cause: unknown) => {
        throw new Error(`${id}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
      });
      found.get(id)?.push(figures);
      tell(`round ${round} of ${rounds}  ${id.padEnd(22)} ${Math.round(figures.perSec)}/s`);
    }
  }
  return found;
}

function figuresOf(found: Found, id: RowId): Measurement {
  return medianOf(found.get(id) ?? []);
}

function checkLog({ adapter }: Stage): void {
  const [first] = adapter.complaints;
  if (first === undefined) return;
  throw new Error(`the adapter logged ${adapter.complaints.length} warnings or errors, the first: ${first}`);
}
