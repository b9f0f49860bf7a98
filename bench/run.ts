import type { Cores } from './cores.ts';
import { sizeMb } from './home.ts';
import type { Machine, Versions } from './machine.ts';
import { type Measurement, measure, medianOf } from './measure.ts';
import type { Options } from './options.ts';
import { type GroupId, groupIds, type Row, rows } from './rows.ts';
import { keyOf, type Setting } from './settings.ts';
import { type Stage, setStage } from './stage.ts';

/** All that a run found out. */
export interface Results {
  readonly machine: Machine;
  readonly versions: Versions;
  readonly cores: Cores | null;
  readonly options: Pick<Options, 'rounds' | 'measureMs' | 'starts' | 'nodeOptions'>;
  readonly rows: readonly RowResult[];
  readonly adapters: readonly AdapterResult[];
}

export interface RowResult {
  readonly id: string;
  /** Medians of the rounds. */
  readonly figures: Measurement;
  /** In order of time. */
  readonly rounds: readonly Measurement[];
}

/** What an adapter took, besides its calls. */
export interface AdapterResult {
  readonly group: GroupId;
  readonly setting: Setting;
  /** Median, in milliseconds. */
  readonly readyMs: number;
  /** Resident memory, in MB: when it had just become ready, and the most that was seen while it was measured. */
  readonly memoryMb: { readonly ready: number; readonly peak: number };
  /** Of the store, before anything was measured, in MB. */
  readonly storeMb: number;
}

/** A rate that leaves the server room makes few calls, and a quantile of them is decided by one wait if there are no more of them. */
const tailShare = 4;

/** Runs everything, telling what it does. Rejects if any answer was wrong or an adapter logged an error. */
export async function run(
  options: Options,
  cores: Cores | null,
  about: { readonly machine: Machine; readonly versions: Versions },
  tell: (line: string) => void,
): Promise<Results> {
  const wanted = rows.filter(({ id }) => options.rows.includes(id));
  const found: RowResult[] = [];
  const adapters: AdapterResult[] = [];
  for (const group of groupIds) {
    const ofGroup = wanted.filter((row) => row.group === group);
    if (ofGroup.length === 0) continue;
    const results = await runGroup(group, ofGroup, options, cores, tell);
    found.push(...results.rows);
    adapters.push(...results.adapters);
  }
  const { rounds, measureMs, starts, nodeOptions } = options;
  return { ...about, cores, options: { rounds, measureMs, starts, nodeOptions }, rows: found, adapters };
}

async function runGroup(
  group: GroupId,
  wanted: readonly Row[],
  options: Options,
  cores: Cores | null,
  tell: (line: string) => void,
): Promise<Pick<Results, 'rows' | 'adapters'>> {
  const stage = await setStage(cores, options, wanted, tell);
  try {
    const sizes = await Promise.all(stage.lodgings.map(({ home }) => sizeMb(home)));
    const found = await measureRounds(stage, wanted, options, tell);
    checkLogs(stage);
    const results = wanted.map(({ id }) => {
      const rounds = found.get(id) ?? [];
      return { id, figures: medianOf(rounds), rounds };
    });
    const adapters = stage.lodgings.map(({ setting, readyMs, readyMb }, index) => {
      const own = wanted.filter(({ server }) => isOf(server, setting)).map(({ id }) => id);
      const peaks = results.filter(({ id }) => own.includes(id)).map(({ figures }) => figures.residentMb);
      const memoryMb = { ready: readyMb, peak: Math.max(readyMb, ...peaks) };
      return { group, setting, readyMs, memoryMb, storeMb: sizes[index] ?? 0 };
    });
    return { rows: results, adapters };
  } finally {
    await stage.stop();
  }
}

function isOf(server: Row['server'], setting: Setting): boolean {
  return server.kind === 'adapter' && keyOf(server.setting) === keyOf(setting);
}

type Found = ReadonlyMap<string, readonly Measurement[]>;

async function measureRounds(
  stage: Stage,
  wanted: readonly Row[],
  { rounds, warmUp, measureMs }: Options,
  tell: (line: string) => void,
): Promise<Found> {
  const found = new Map<string, Measurement[]>(wanted.map(({ id }) => [id, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const row of wanted) {
      const { id, transport, call, pace, server } = row;
      const { port, httpPort, ...participants } = stage.participants(row);
      const tellAnswer = server.kind === 'bare' && server.name === 'node-bytes';
      const job = {
        port,
        httpPort,
        transport,
        call,
        pace,
        warmUp: round === 1 ? warmUp : { ms: warmUp.ms },
        measureMs: pace.kind === 'open' ? measureMs * tailShare : measureMs,
        tellAnswer,
      };
      const figures = await measure(participants, job).catch((cause: unknown) => {
        throw new Error(`${id}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
      });
      found.get(id)?.push(figures);
      tell(`round ${round} of ${rounds}  ${id.padEnd(34)} ${Math.round(figures.perSec)}/s`);
    }
  }
  return found;
}

function checkLogs({ lodgings }: Stage): void {
  for (const { adapter, setting } of lodgings) {
    const [first] = adapter.complaints;
    if (first === undefined) continue;
    const count = adapter.complaints.length;
    throw new Error(
      `the adapter (${keyOf(setting)}) logged ${count} warnings or errors, the first: ${first}`,
    );
  }
}
