import { once } from 'node:events';
import type { Server } from 'node:http';
import { type Clock, systemClock, systemTimers, type Timers } from './clock.ts';
import { CallCounts } from './control/call-counts.ts';
import { SandboxControl } from './control/control.ts';
import { seoulClinic, utrechtClinic } from './demo-data.ts';
import { FaultQueue } from './faults/fault-queue.ts';
import { LateWork } from './faults/late-work.ts';
import { clinicServer } from './http/clinic-listener.ts';
import { type Identifiers, randomIdentifiers } from './identifiers.ts';
import type { OpenApiCatalogue } from './open-api/catalogue.ts';
import { OpenApiClinic, openApiSchema } from './open-api/open-api-clinic.ts';
import type { CombinationCatalogue } from './service-combination/catalogue.ts';
import { CombinationClinic, combinationSchema } from './service-combination/combination-clinic.ts';
import { isAppointmentAction } from './service-combination/front-desk.ts';
import { defaultSettings, type Settings, withChanges } from './settings.ts';
import { Database } from './storage/database.ts';
import { StoredSettings, settingsSchema } from './storage/stored-settings.ts';

/** The clinics behind the sandbox, one for each system. */
export interface SandboxCatalogue {
  readonly openApi: OpenApiCatalogue;
  readonly serviceCombination: CombinationCatalogue;
}

/** How a sandbox clinic is started. */
export interface SandboxClinicOptions {
  /** Default 127.0.0.1. The control interface asks for no credentials, so think before opening it to others. */
  readonly host?: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** SQLite file, made if need be with its folder; `:memory:` keeps nothing. One process at a time. */
  readonly dataFile: string;
  readonly clock?: Clock;
  readonly timers?: Timers;
  readonly identifiers?: Identifiers;
  /** In place of the demo data, for the systems named. */
  readonly catalogue?: Partial<SandboxCatalogue>;
  /** Settings to start with and to go back to at a reset; what `PUT settings` stored earlier goes over them. */
  readonly settings?: Partial<Settings>;
  /** Takes errors that no caller can be told; default writes them to standard error. */
  readonly reportBug?: (error: unknown) => void;
}

/** A running sandbox clinic. */
export interface SandboxClinic {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Keys that `exchange-token` takes. */
  readonly apiKeys: readonly string[];
  /** What `/_control/` does, in this process. */
  readonly control: SandboxControl;
  /** Stops listening, cuts open connections, finishes late calls that are due, drops the others, closes the storage. */
  close(): Promise<void>;
}

/** Starts a sandbox clinic. Rejects when the port is taken or the file isn't the sandbox's; throws SettingError. */
export async function startSandboxClinic(options: SandboxClinicOptions): Promise<SandboxClinic> {
  const base = withChanges(defaultSettings, Object.entries(options.settings ?? {}));
  const database = new Database(options.dataFile, [settingsSchema, openApiSchema, combinationSchema]);
  try {
    return await listen(options, base, database);
  } catch (error) {
    database.close();
    throw error;
  }
}

async function listen(
  options: SandboxClinicOptions,
  base: Settings,
  database: Database,
): Promise<SandboxClinic> {
  const { host = '127.0.0.1', clock = systemClock, timers = systemTimers } = options;
  const { identifiers = randomIdentifiers, reportBug = writeError } = options;
  const catalogue = options.catalogue?.openApi ?? seoulClinic;
  const settings = new StoredSettings(database, base);
  const parts = {
    database,
    identifiers,
    settings: () => settings.current,
    now: () => clock.now() + settings.current.clockOffsetSec * 1000,
  };
  const openApi = new OpenApiClinic({ ...parts, catalogue });
  const combination = new CombinationClinic({
    ...parts,
    catalogue: options.catalogue?.serviceCombination ?? utrechtClinic,
  });
  const systems = [openApi, combination];
  const faults = new FaultQueue(systems.flatMap((system) => system.operationNames));
  const lateWork = new LateWork(clock, timers);
  const calls = new CallCounts();
  const frontDesk = (action: unknown) =>
    isAppointmentAction(action) ? combination.frontDesk(action) : openApi.frontDesk(action);
  const control = new SandboxControl({ database, settings, faults, lateWork, calls, systems, frontDesk });
  const server = clinicServer({ systems, control, faults, calls, lateWork, timers, reportBug });
  server.listen(options.port, host);
  await once(server, 'listening');
  const port = portOf(server);
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    apiKeys: catalogue.apiKeys,
    control,
    close: closeOnce(async () => {
      await stopServing(server);
      lateWork.finishDue();
      database.close();
    }),
  };
}

async function stopServing(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

/** A second call waits for the first one's end. */
function closeOnce(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => {
    closing ??= close();
    return closing;
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the sandbox clinic has no port');
  return address.port;
}

function writeError(error: unknown): void {
  console.error(error);
}
