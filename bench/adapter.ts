import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PinnedProcess } from './pinned-process.ts';

/** The adapter as `npm run start:adapter` runs it. */
export interface RunningAdapter {
  readonly process: PinnedProcess;
  readonly httpPort: number;
  readonly grpcPort: number;
  /** From starting the process to its first `/readyz` with status 200, in milliseconds. */
  readonly readyMs: number;
  /** Lines of its log of level warn and above. */
  readonly complaints: readonly string[];
  stop(): Promise<void>;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const giveUpMs = 20_000;
const askEveryMs = 5;

/** Where an adapter keeps its bookings. */
export interface Home {
  /** PostgreSQL's, or null for SQLite. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
}

export interface AdapterOptions {
  readonly core: number | null;
  readonly clinicPort: number;
  readonly home: Home;
  /** Besides the standard ones; of an option that is given twice the last counts. */
  readonly nodeOptions: readonly string[];
}

export async function startAdapter(options: AdapterOptions): Promise<RunningAdapter> {
  const [httpPort, grpcPort, adminPort] = await freePorts();
  const startedMs = performance.now();
  const child = PinnedProcess.start(
    options.core,
    [...standardNodeOptions(), ...options.nodeOptions, path.join(here, '../dist/main.js'), 'adapter'],
    {
      ADAPTER_CONFIG: path.join(here, 'merchants.yaml'),
      CLINIC_PORT: String(options.clinicPort),
      HTTP_PORT: String(httpPort),
      GRPC_PORT: String(grpcPort),
      ADMIN_PORT: String(adminPort),
      DATA_DIR: options.home.dataDir,
      DATABASE_URL: options.home.databaseUrl ?? '',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'warn',
      // As in the image.
      MALLOC_ARENA_MAX: '1',
      MALLOC_TRIM_THRESHOLD_: '131072',
    },
  );
  const complaints: string[] = [];
  child.onLine((line) => complaints.push(line));
  try {
    await untilReady(child, adminPort, startedMs + giveUpMs);
  } catch (error) {
    await child.stop();
    throw error;
  }
  const readyMs = performance.now() - startedMs;
  return { process: child, httpPort, grpcPort, readyMs, complaints, stop: () => child.stop() };
}

/** The options that `npm run start:adapter` gives to Node.js. */
export function standardNodeOptions(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(here, '../package.json'), 'utf8'));
  const command = String(scripts['start:adapter']).split(' ');
  return command.filter((word) => word.startsWith('--'));
}

async function untilReady(child: PinnedProcess, adminPort: number, untilMs: number): Promise<void> {
  while (!(await isReady(adminPort))) {
    if (performance.now() > untilMs) throw new Error(`the adapter does not get ready: ${child.errors}`);
    await new Promise((resolve) => setTimeout(resolve, askEveryMs));
  }
}

async function isReady(adminPort: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${adminPort}/readyz`)).ok;
  } catch {
    return false;
  }
}

/** Ports that nobody listens on at this moment. */
async function freePorts(): Promise<readonly [number, number, number]> {
  const servers = [createServer(), createServer(), createServer()] as const;
  const [one, two, three] = await Promise.all([portOf(servers[0]), portOf(servers[1]), portOf(servers[2])]);
  for (const server of servers) server.close();
  return [one, two, three];
}

function portOf(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('no port was free'));
    });
  });
}
