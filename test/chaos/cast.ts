import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { standingPorts } from '../standing-ports.ts';
import type { Ports } from './balancer.ts';
import { compileOnce, type Guard, ProductProcess } from './product-process.ts';
import type { Engine, RecordStore } from './record-store.ts';

const sandboxConfiguration = fileURLToPath(new URL('../../config/sandbox.yaml', import.meta.url));

/** SQLite takes one process; PostgreSQL any number. */
const replicas: Readonly<Record<Engine, number>> = { sqlite: 1, postgres: 3 };

/** What the staff did this long ago, every reading of the adapter's shows. */
export const recordAgeMs = 2_000;

/** The processes of a run. */
export interface Cast {
  readonly adapters: readonly ProductProcess[];
  readonly ports: readonly Ports[];
  readonly adminUrls: readonly string[];
  readonly clinic: ProductProcess;
  readonly clinicUrl: string;
  close(): Promise<void>;
}

export interface CastOptions {
  readonly engine: Engine;
  readonly lateCommitSec: number;
  readonly folder: string;
  readonly store: RecordStore;
  readonly guard: Guard;
  readonly endedByItself: (how: string) => void;
}

/** Starts clinic and adapters, each as a process with ports of its own that it keeps over its deaths. */
export async function startCast(options: CastOptions): Promise<Cast> {
  const { engine, folder, lateCommitSec } = options;
  const configuration = path.join(folder, 'adapter.yaml');
  writeFileSync(configuration, impatient(lateCommitSec));
  mkdirSync(path.join(folder, 'log'));
  const [clinicPort = 0, ...adapterPorts] = await standingPorts(1 + 3 * replicas[engine]);
  const compiled = await compileOnce(path.join(folder, 'compiled'));
  const clinicUrl = `http://127.0.0.1:${clinicPort}`;
  const clinic = processOf(options, {
    name: 'clinic',
    command: 'clinic',
    readyUrl: `${clinicUrl}/_control/settings`,
    environment: { ...compiled, CLINIC_PORT: String(clinicPort), DATA_DIR: path.join(folder, 'clinic') },
  });
  const ports: (Ports & { readonly admin: number })[] = [];
  while (adapterPorts.length > 0) {
    const [http = 0, grpc = 0, admin = 0] = adapterPorts.splice(0, 3);
    ports.push({ http, grpc, admin });
  }
  const adapters = ports.map(({ http, grpc, admin }, index) =>
    processOf(options, {
      name: `adapter ${index}`,
      command: 'adapter',
      readyUrl: `http://127.0.0.1:${admin}/readyz`,
      environment: {
        ...compiled,
        ...options.store.environment,
        ADAPTER_CONFIG: configuration,
        HTTP_PORT: String(http),
        GRPC_PORT: String(grpc),
        ADMIN_PORT: String(admin),
        CLINIC_PORT: String(clinicPort),
      },
    }),
  );
  const all = [clinic, ...adapters];
  const close = async (): Promise<void> => void (await Promise.all(all.map((part) => part.close())));
  try {
    await Promise.all(all.map((part) => part.start()));
  } catch (error) {
    await close();
    throw error;
  }
  const adminUrls = ports.map(({ admin }) => `http://127.0.0.1:${admin}`);
  return { adapters, ports, adminUrls, clinic, clinicUrl, close };
}

function processOf(
  { folder, guard, endedByItself }: CastOptions,
  part: {
    readonly name: string;
    readonly command: 'adapter' | 'clinic';
    readonly readyUrl: string;
    readonly environment: Readonly<Record<string, string>>;
  },
): ProductProcess {
  const logFile = path.join(folder, 'log', `${part.name.replace(' ', '-')}.log`);
  return new ProductProcess({ ...part, logFile, guard, endedByItself });
}

/** The sandbox's configuration with so little patience that a run sees all of it. */
function impatient(lateCommitSec: number): string {
  const document = parseDocument(readFileSync(sandboxConfiguration, 'utf8'));
  const patience = {
    lateCommitSec,
    commandSec: lateCommitSec / 2,
    slotAgeSec: 1,
    recordAgeSec: recordAgeMs / 1000,
    guardedRepeatSec: 1,
  };
  for (const merchant of ['seoul-clinic', 'utrecht-clinic'])
    document.setIn(['merchants', merchant, 'patience'], document.createNode(patience));
  // Told instead of learned, so that not finding is believed from the first minute on, which is the harder case.
  document.setIn(
    ['merchants', 'seoul-clinic', 'connection', 'settings'],
    document.createNode({ historyListsReserved: 'yes' }),
  );
  document.setIn(
    ['merchants', 'utrecht-clinic', 'connection', 'settings'],
    document.createNode({ requestsPerMinute: 100_000 }),
  );
  // Orders are made by the second version of the commands alone, and only of services that are set to it.
  for (const service of ['consultation', 'botox'])
    document.setIn(['merchants', 'seoul-clinic', 'services', service, 'clinic', 'commandVersion'], 2);
  return document.toString();
}

const unresolvedSchema = z.object({
  operations: z.array(z.object({ bookingId: z.string(), state: z.string() })),
  images: z.array(z.object({ visitorIds: z.array(z.string()) })),
});

/** The bookings whose operations the adapter lists as unresolved, of one state or all. */
export async function unresolvedBookings(adminUrl: string, state?: string): Promise<readonly string[]> {
  const { operations } = await unresolved(adminUrl);
  return operations
    .filter((one) => state === undefined || one.state === state)
    .map(({ bookingId }) => bookingId);
}

/** The visitors whose images the adapter lists as unresolved. */
export async function visitorsOfUnresolvedImages(adminUrl: string): Promise<readonly string[]> {
  return (await unresolved(adminUrl)).images.flatMap(({ visitorIds }) => visitorIds);
}

async function unresolved(adminUrl: string): Promise<z.output<typeof unresolvedSchema>> {
  const response = await fetch(`${adminUrl}/unresolved?limit=1000`);
  return unresolvedSchema.parse(await response.json());
}
