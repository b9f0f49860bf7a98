import { fileURLToPath } from 'node:url';
import { type RunningAdapter, startAdapter } from './adapter.ts';
import type { Cores } from './cores.ts';
import type { Participants } from './measure.ts';
import type { Options } from './options.ts';
import { PinnedProcess } from './pinned-process.ts';
import type { Row, ServerName } from './rows.ts';

type BareName = Exclude<ServerName, 'adapter'>;

const bareNames: readonly BareName[] = ['node-bytes', 'node-json', 'express', 'grpc-js'];

/** Everything that takes part, started: servers on one core, load and clinic on the other. */
export interface Stage {
  readonly adapter: RunningAdapter;
  participants(row: Row): Participants & { readonly port: number };
  stop(): Promise<void>;
}

interface Bare {
  readonly process: PinnedProcess;
  readonly port: number;
}

/** Starts only the servers that the rows call. */
export async function setStage(
  cores: Cores | null,
  options: Pick<Options, 'clinicDelayMs' | 'folder' | 'nodeOptions'>,
  rows: readonly Row[],
): Promise<Stage> {
  const serverCore = cores?.server ?? null;
  const loadCore = cores?.load ?? null;
  const started: { stop(): Promise<void> }[] = [];
  const stop = async (): Promise<void> => {
    for (const part of started.splice(0).reverse()) await part.stop();
  };

  async function startListening(core: number | null, file: string, ...args: string[]): Promise<Bare> {
    const child = PinnedProcess.start(core, [scriptOf(file), ...args]);
    started.push(child);
    let port = 0;
    await child.messages<{ readonly port: number }>((message) => {
      port = message.port;
      return 'last';
    });
    return { process: child, port };
  }

  try {
    const clinic = await startListening(loadCore, 'servers/instant-clinic.ts', String(options.clinicDelayMs));
    const load = PinnedProcess.start(loadCore, [scriptOf('load/load-process.ts')]);
    started.push(load);
    const bare = new Map<ServerName, Bare>();
    for (const name of bareNames) {
      if (!rows.some(({ server }) => server === name)) continue;
      bare.set(name, await startListening(serverCore, `servers/${name}.ts`));
    }
    const adapter = await startAdapter({ ...options, core: serverCore, clinicPort: clinic.port });
    started.push(adapter);
    return {
      adapter,
      participants({ server, transport }) {
        const other = bare.get(server);
        if (other !== undefined) return { server: other.process, port: other.port, load, besides: [] };
        const port = transport === 'http' ? adapter.httpPort : adapter.grpcPort;
        return { server: adapter.process, port, load, besides: [clinic.process] };
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Milliseconds from start to readiness, each with new files. */
export async function timeStarts(
  cores: Cores | null,
  options: Pick<Options, 'folder' | 'starts' | 'nodeOptions'>,
): Promise<readonly number[]> {
  const times: number[] = [];
  const core = cores?.server ?? null;
  for (let start = 0; start < options.starts; start += 1) {
    const adapter = await startAdapter({ ...options, core, clinicPort: unusedPort });
    times.push(adapter.readyMs);
    await adapter.stop();
  }
  return times;
}

/** Being ready doesn't depend on the clinic, so nobody needs to be there. */
const unusedPort = 9;

function scriptOf(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}
