import type { Logger } from 'pino';
import { createAccess } from './access/access.ts';
import { startAdminServer } from './admin/admin-server.ts';
import { createMetrics, type Metrics } from './admin/metrics.ts';
import { createReadiness } from './admin/readiness.ts';
import type { Configuration, ConfiguredMerchant } from './configuration/configuration.ts';
import { createCommandDispatcher } from './contract/clinic-commands/dispatcher.ts';
import { createDispatcher } from './contract/dispatcher.ts';
import { startCore } from './core/assemble-core.ts';
import type { AuditQuery } from './core/audit-store.ts';
import type { Booking } from './core/booking.ts';
import type { BookingStore } from './core/booking-store.ts';
import { type Clock, within } from './core/clock.ts';
import type { Clinic } from './core/dependencies.ts';
import { type BookingId, type MerchantId, ownerId, partnerId } from './core/identifiers.ts';
import { RecordDenials } from './core/record-denials.ts';
import type { RecoverySettings } from './core/recovery.ts';
import { createOpenApiDriver, type OpenApiDriver } from './drivers/open-api/driver.ts';
import { CombinationAccounts } from './drivers/service-combination/account.ts';
import { type CombinationDriver, createCombinationDriver } from './drivers/service-combination/driver.ts';
import { endAll } from './end-all.ts';
import { followKeys } from './personal-data/followed-keys.ts';
import { Vault } from './personal-data/vault.ts';
import { atPort, inDatabase, inFile } from './start-problem.ts';
import { openStore, storeFile } from './store/open-store.ts';
import { SharedClock } from './store/shared-clock.ts';
import { systemClock, systemRandomness } from './system.ts';
import { type FollowedTlsFiles, followTlsFiles } from './tls/followed-files.ts';
import type { TlsFiles } from './tls/read-tls-files.ts';
import { startGrpcServer } from './transport/grpc/server.ts';
import { startHttpServer } from './transport/http/server.ts';
import type { CallName, DenialReason } from './transport/transport.ts';

/** An adapter that serves. */
export interface RunningAdapter {
  readonly httpPort: number;
  readonly httpScheme: 'http' | 'https';
  readonly grpcPort: number;
  readonly adminPort: number;
  /** Takes no more calls, finishes those under way or hands them over, and lets go of everything. At most 9 s, whatever hangs. */
  stop(): Promise<void>;
}

/** Calls under way are answered within their 3.5 s; the rest is for the way back. */
const callGraceMs = 4_000;

/** Commands that are on their way to a clinic get this long; what isn't known then is left to the next process. */
const commandGraceMs = 2_500;

/** By now nobody waits for what the store is still asked; each step commits by itself, so nothing is left half done. */
const storeGraceMs = 250;

/** Replaced certificates and keys are in use this much later at the most. */
const filesEveryMs = 5_000;

/** Much longer than a clinic in order takes to show a reservation that it has made. */
const tracedWithinMs = 60_000;

/** Of the sandbox's configuration. */
const demoKeyId = 'demo';

const recovery: Omit<RecoverySettings, 'eraseAfterSec' | 'keepAuditSec'> = {
  tickMs: 1_000,
  reconcileAgeMs: 60_000,
  reconcilePerTick: 5,
  watchEveryMs: 30_000,
  eraseEveryMs: 10_000,
  erasePerTurn: 500,
  auditPerTurn: 500,
};

/** Starts an adapter in this process. Rejects when a port is taken or the store can't be opened; nothing is left running then. */
export async function runAdapter(configuration: Configuration, log: Logger): Promise<RunningAdapter> {
  const { host, httpPort, grpcPort, adminPort, dataDir, databaseUrl } = configuration.process;
  const ending: (() => Promise<unknown>)[] = [];
  const stop = (): Promise<void> => endAll(ending.splice(0).reverse());
  const clock = new SharedClock(systemClock, (byMs) =>
    log.warn({ byMs }, "this machine's clock differs from the database's, which is followed"),
  );
  try {
    const { source, eraseAfterDays } = configuration.personalData;
    const keys = followKeys(source, { clock, log, everyMs: filesEveryMs });
    ending.push(async () => keys.end());
    const sealer = new Vault(keys);
    if (sealer.current === demoKeyId)
      log.warn({}, 'personal data is kept under the demo keys, which are known to everybody');
    const opening = openStore({ databaseUrl, dataDir, clock, log, sealer });
    const store = await (databaseUrl === null ? inFile(storeFile(dataDir), opening) : inDatabase(opening));
    ending.push(() => within(clock, clock.now() + storeGraceMs, store.close()));

    const drivers = new Map<MerchantId, Driver>();
    const accounts = new CombinationAccounts();
    const conditions = () => [...drivers].map(([merchant, driver]) => ({ merchant, ...driver.condition() }));
    const listed = {
      unresolved: (limit: number) => store.unresolved(limit),
      untraced: (limit: number) => untracedBookings(store, clock, limit),
      unresolvedImages: (limit: number) => store.unresolvedImages(limit),
    };
    const metrics = createMetrics({ ...listed, clinics: conditions });
    for (const [id, entry] of configuration.merchants)
      drivers.set(id, driverOf(entry, accounts, clock, log, metrics));
    ending.push(() => Promise.all([...drivers.values()].map((driver) => driver.close())));
    for (const driver of drivers.values()) driver.warmUp();

    const core = await startCore(
      {
        clock,
        randomness: systemRandomness,
        store,
        clinics: clinicsOf(configuration, drivers),
        owner: ownerId(systemRandomness.id()),
        keyedHash: (text) => sealer.keyedHash(text),
        log,
      },
      {
        ...recovery,
        eraseAfterSec: eraseAfterDays * 86_400,
        keepAuditSec: configuration.audit.keepDays * 86_400,
      },
    );
    ending.push(() => core.drain(commandGraceMs));

    const denials = new RecordDenials(store, clock, log);
    ending.push(async () => denials.end());
    const checks = { store: () => store.ready(), lease: async () => core.mayAct() };
    const readiness = createReadiness(checks, clock, () =>
      Object.fromEntries(conditions().map(({ merchant, breaker }) => [merchant, breaker])),
    );
    const merchants = new Map([...configuration.merchants].map(([id, { merchant }]) => [id, merchant]));
    const ready = async (): Promise<boolean> => (await readiness.report()).ready;
    const serving = {
      host,
      dispatcher: createDispatcher({ core, merchants, clock, ready }),
      commands: createCommandDispatcher({ core, merchants }),
      access: createAccess(configuration.accounts, { clock }),
      clock,
      newErrorId: () => systemRandomness.id(),
      log,
      observe: metrics.request,
      denied: (call: CallName, reason: DenialReason, caller: string | null) =>
        denials.denied(call, reason, caller === null ? null : partnerId(caller)),
    };
    const { registry } = metrics;
    const audited = {
      audit: (query: AuditQuery) => store.audit(query),
      booking: (id: BookingId) => store.booking(id),
    };
    const startingAdmin = startAdminServer({
      port: adminPort,
      readiness,
      registry,
      ...listed,
      ...audited,
      acknowledgeImages: (id, found) => store.acknowledgeImages(id, found),
      log,
    });
    const admin = await atPort('ADMIN_PORT', adminPort, startingAdmin);
    ending.push(() => admin.close());
    const follow = (files: TlsFiles | null): { readonly tls?: FollowedTlsFiles } => {
      if (files === null) return {};
      const tls = followTlsFiles(files, { clock, log, everyMs: filesEveryMs });
      ending.push(async () => tls.end());
      return { tls };
    };
    const startingHttp = startHttpServer({ ...serving, ...follow(configuration.tls.http), port: httpPort });
    const http = await atPort('HTTP_PORT', httpPort, startingHttp);
    ending.push(() => http.close(callGraceMs));
    const startingGrpc = startGrpcServer({
      ...serving,
      ...follow(configuration.tls.grpc),
      port: grpcPort,
      reflection: true,
      ready,
    });
    const grpc = await atPort('GRPC_PORT', grpcPort, startingGrpc);
    ending.push(() => grpc.close(callGraceMs));
    // Closing one after the other would give the second twice the time.
    ending.push(async () => {
      readiness.drain();
      await Promise.all([http.close(callGraceMs), grpc.close(callGraceMs)]);
    });
    const httpScheme = configuration.tls.http === null ? 'http' : 'https';
    return { httpPort: http.port, httpScheme, grpcPort: grpc.port, adminPort: admin.port, stop };
  } catch (error) {
    await stop().catch((err: unknown) => log.error({ err }, 'what had started could not be ended cleanly'));
    throw error;
  }
}

/** Upcoming bookings whose reservation's id wasn't learnt in the minute after they were made. */
function untracedBookings(store: BookingStore, clock: Clock, limit: number): Promise<readonly Booking[]> {
  const nowMs = clock.now();
  return store.untraced(nowMs - tracedWithinMs, Math.floor(nowMs / 1000), limit);
}

type Driver = OpenApiDriver | CombinationDriver;

function driverOf(
  { merchant, clinic }: ConfiguredMerchant,
  accounts: CombinationAccounts,
  clock: Clock,
  log: Logger,
  metrics: Metrics,
): Driver {
  const common = {
    timeZone: merchant.timeZone,
    clock,
    randomness: systemRandomness,
    log: log.child({ merchant: merchant.id }),
    observe: (operation: string, outcome: string, seconds: number) =>
      metrics.clinicCall({ merchant: merchant.id, operation, outcome }, seconds),
  };
  switch (clinic.driver) {
    case 'open-api': {
      const { baseUrl, apiKey, settings } = clinic.connection;
      return createOpenApiDriver({ ...common, baseUrl, apiKey, settings, services: clinic.services });
    }
    case 'service-combination': {
      const { connection, services } = clinic;
      return createCombinationDriver({ ...common, connection, services, accounts });
    }
  }
}

function clinicsOf(
  { merchants }: Configuration,
  drivers: ReadonlyMap<MerchantId, Driver>,
): ReadonlyMap<MerchantId, Clinic> {
  const clinics = new Map<MerchantId, Clinic>();
  for (const [id, { merchant }] of merchants) {
    const driver = drivers.get(id);
    if (driver !== undefined) clinics.set(id, { merchant, driver });
  }
  return clinics;
}
