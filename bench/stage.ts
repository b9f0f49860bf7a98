import { fileURLToPath } from 'node:url';
import { type PostgresServer, startPostgres } from '../test/store/postgres-server.ts';
import { type Home, type RunningAdapter, startAdapter } from './adapter.ts';
import type { Cores } from './cores.ts';
import { fill, makeHome, removeHome } from './home.ts';
import { median, type Participants } from './measure.ts';
import type { Options } from './options.ts';
import { PinnedProcess, ProcessTree } from './pinned-process.ts';
import type { BareName, Row } from './rows.ts';
import { keyOf, type Setting } from './settings.ts';

/** One adapter that takes part. */
export interface Lodging {
  readonly setting: Setting;
  readonly home: Home;
  readonly adapter: RunningAdapter;
  /** Median of the options' number of starts. */
  readonly readyMs: number;
  /** Resident memory when it had just become ready. */
  readonly readyMb: number;
}

/** Everything that takes part in a group of rows, started: servers on one core, everything else on the other. */
export interface Stage {
  readonly lodgings: readonly Lodging[];
  participants(row: Row): Participants & { readonly port: number; readonly httpPort: number };
  stop(): Promise<void>;
}

interface Listening {
  readonly process: PinnedProcess;
  readonly port: number;
}

/** Starts only what the rows need. */
export async function setStage(
  cores: Cores | null,
  options: Pick<Options, 'folder' | 'nodeOptions' | 'starts'>,
  rows: readonly Row[],
  tell: (line: string) => void,
): Promise<Stage> {
  const serverCore = cores?.server ?? null;
  const loadCore = cores?.load ?? null;
  const started: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of started.splice(0).reverse()) await end();
  };

  async function startListening(core: number | null, file: string, ...args: string[]): Promise<Listening> {
    const child = PinnedProcess.start(core, [scriptOf(file), ...args]);
    started.push(() => child.stop());
    let port = 0;
    await child.messages<{ readonly port: number }>((message) => {
      port = message.port;
      return 'last';
    });
    return { process: child, port };
  }

  async function lodge(
    setting: Setting,
    clinicPort: number,
    postgres: PostgresServer | null,
  ): Promise<Lodging> {
    const home = await makeHome(setting, options.folder, postgres);
    started.push(async () => removeHome(home));
    await fill(home, setting, loadCore, tell);
    tell(`${keyOf(setting)}: timing the start, ${options.starts} times`);
    const times: number[] = [];
    for (;;) {
      const adapter = await startAdapter({ ...options, home, core: serverCore, clinicPort });
      times.push(adapter.readyMs);
      if (times.length < options.starts) await adapter.stop();
      else {
        started.push(() => adapter.stop());
        return { setting, home, adapter, readyMs: median(times), readyMb: adapter.process.residentMb };
      }
    }
  }

  try {
    const load = PinnedProcess.start(loadCore, [scriptOf('load/load-process.ts')]);
    started.push(() => load.stop());
    const bare = new Map<BareName, Listening>();
    for (const name of bareNamesIn(rows))
      bare.set(name, await startListening(serverCore, `servers/${name}.ts`));
    const settings = settingsIn(rows);
    const postgres = settings.some(({ store }) => store === 'postgres')
      ? await startPostgres({ durable: true })
      : null;
    if (postgres !== null) started.push(() => postgres.close());
    const clinics = new Map<number, Listening>();
    for (const delayMs of new Set(settings.map(({ clinicDelayMs }) => clinicDelayMs)))
      clinics.set(delayMs, await startListening(loadCore, 'servers/instant-clinic.ts', String(delayMs)));
    const lodgings = new Map<string, Lodging>();
    for (const setting of settings) {
      const clinicPort = clinics.get(setting.clinicDelayMs)?.port ?? 0;
      lodgings.set(keyOf(setting), await lodge(setting, clinicPort, postgres));
    }
    const besides = [...clinics.values()].map(({ process }) => process);
    const trees = postgres === null ? [] : [new ProcessTree(postgres.pid)];
    return {
      lodgings: [...lodgings.values()],
      participants({ server, transport }) {
        if (server.kind === 'bare') {
          const listening = existing(bare.get(server.name));
          const { port, process } = listening;
          return { server: process, serverCore, port, httpPort: port, load, besides: [] };
        }
        const { adapter } = existing(lodgings.get(keyOf(server.setting)));
        const { httpPort, grpcPort } = adapter;
        const port = transport === 'http' ? httpPort : grpcPort;
        return { server: adapter.process, serverCore, port, httpPort, load, besides: [...besides, ...trees] };
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function bareNamesIn(rows: readonly Row[]): ReadonlySet<BareName> {
  return new Set(rows.flatMap(({ server }) => (server.kind === 'bare' ? [server.name] : [])));
}

function settingsIn(rows: readonly Row[]): readonly Setting[] {
  const settings = rows.flatMap(({ server }) => (server.kind === 'adapter' ? [server.setting] : []));
  return [...new Map(settings.map((setting) => [keyOf(setting), setting])).values()];
}

function existing<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('a row calls a server that was not started');
  return part;
}

function scriptOf(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}
