import type { CallLimits, CommandNotes, ReserveCommand, Trace } from '../../../src/core/clinic-driver.ts';
import { serviceId } from '../../../src/core/identifiers.ts';
import { CombinationAccounts } from '../../../src/drivers/service-combination/account.ts';
import type { AppointmentView } from '../../../src/drivers/service-combination/appointments.ts';
import {
  type CombinationDriver,
  createCombinationDriver,
} from '../../../src/drivers/service-combination/driver.ts';
import {
  combinationMerchantSchema,
  combinationServiceSchema,
} from '../../../src/drivers/service-combination/settings.ts';
import {
  utrechtAccount,
  utrechtBranchId,
  utrechtClient,
  utrechtServiceIds,
  utrechtTenantId,
} from '../../../src/sandbox-clinic/demo-data.ts';
import { type SandboxClinic, startSandboxClinic } from '../../../src/sandbox-clinic/sandbox-clinic.ts';
import type { Settings } from '../../../src/sandbox-clinic/settings.ts';
import { createTestClock, type TestClock } from '../open-api/driver-under-test.ts';
import { type StubHandler, startVendorStub, type VendorStub } from './vendor-stub.ts';

/** 2031-03-10 10:00 in Utrecht. */
export const startSec = Date.parse('2031-03-10T10:00:00+01:00') / 1000;
export const minute = 60;
export const packageSec = 35 * minute;
export const endSec = startSec + packageSec;
export const both = [utrechtServiceIds.vaccination, utrechtServiceIds.travelAdvice];
export const travelPackage = serviceId('travel-package');
export const vaccination = serviceId('vaccination');
/** Configured to be booked together, but not combined in the clinic. */
export const unlikely = serviceId('unlikely');
export const place = { calendar: utrechtBranchId, zone: both.join('+') };
export const marker = 'G-abcdefghijklmnopqrst';
export const person = {
  givenName: 'Ada',
  familyName: 'Example',
  phone: { countryCode: '31', phoneNumber: '612345678' },
  email: 'ada@example.com',
  account: '["google","user-1"]',
};

const services = {
  'travel-package': { serviceIds: both },
  vaccination: { serviceIds: [utrechtServiceIds.vaccination] },
  unlikely: { serviceIds: [utrechtServiceIds.vaccination, utrechtServiceIds.bloodTest] },
};

export interface DriverUnderTest {
  readonly driver: CombinationDriver;
  readonly clock: TestClock;
  /** Details of what was reported for a person to put right. */
  readonly warnings: string[];
  /** Each call to the clinic with how it came out. */
  readonly observed: string[];
  limits(ms?: number): CallLimits;
}

export interface Setup {
  readonly settings?: Record<string, unknown>;
  readonly connection?: Record<string, unknown>;
}

const opened: { close(): Promise<void> }[] = [];

/** Ends what a test started; for `afterEach`. */
export async function closeAll(): Promise<void> {
  for (const one of opened.splice(0).reverse()) await one.close();
}

/** Has `closeAll` end it, too. */
export function closeLater(one: { close(): Promise<void> }): void {
  opened.push(one);
}

export function createDriver(baseUrl: string, clock: TestClock, setup: Setup = {}): DriverUnderTest {
  const warnings: string[] = [];
  const observed: string[] = [];
  const driver = createCombinationDriver({
    connection: combinationMerchantSchema.parse({
      baseUrl,
      ...utrechtClient,
      account: utrechtAccount,
      tenantId: utrechtTenantId,
      branchId: utrechtBranchId,
      locale: 'nl-NL',
      identifierKey: 'a-key-of-the-test',
      settings: setup.settings ?? {},
      ...setup.connection,
    }),
    timeZone: 'Europe/Amsterdam',
    services: new Map(
      Object.entries(services).map(([id, entry]) => [serviceId(id), combinationServiceSchema.parse(entry)]),
    ),
    accounts: new CombinationAccounts(),
    clock,
    randomness: { id: () => 'abcdefghijklmnopqrst', fraction: () => 0.5 },
    log: { warn: ({ detail }) => warnings.push(String(detail)) },
    observe: (operation, outcome) => observed.push(`${operation}: ${outcome}`),
  });
  closeLater(driver);
  const limits = (ms = 3000): CallLimits => ({ untilMs: clock.now() + ms, priority: 'change' });
  return { driver, clock, warnings, observed, limits };
}

export interface SandboxUnderTest extends DriverUnderTest {
  readonly clinic: SandboxClinic;
  /** Another driver on the same clinic, as after a restart. */
  again(setup?: Setup): DriverUnderTest;
}

/** A driver on a fresh sandbox clinic; clinic and driver live by one clock. */
export async function driveSandbox(
  switches: Partial<Settings> = {},
  setup: Setup = {},
): Promise<SandboxUnderTest> {
  const clock = createTestClock(Date.parse('2031-03-01T00:00:00Z'));
  const clinic = await startSandboxClinic({
    port: 0,
    dataFile: ':memory:',
    clock,
    timers: clock,
    settings: switches,
  });
  closeLater(clinic);
  function again(change: Setup = setup): DriverUnderTest {
    // Each driver asks for a token of its own, and one a second is all that is given.
    clock.advance(1_000);
    return createDriver(clinic.url, clock, change);
  }
  return { ...createDriver(clinic.url, clock, setup), clinic, again };
}

/** A driver on a stub that gives tokens and combinations and leaves the rest to the handler. */
export async function driveStub(
  handler: StubHandler,
  setup: Setup = {},
): Promise<DriverUnderTest & { readonly stub: VendorStub }> {
  const stub = await startVendorStub((call) => {
    if (call.path === '/oauth2/token') return { json: { access_token: 'token', expires_in: 3600 } };
    if (call.path.endsWith('/serviceCombination/branch')) {
      const group = {
        resourceTypeId: 'r',
        combinableServices: [],
        unCombinableServices: [],
        combinedServices: both,
      };
      return { json: [{ branchId: utrechtBranchId, serviceCombinations: [group] }] };
    }
    return handler(call);
  });
  closeLater(stub);
  const clock = createTestClock(Date.parse('2031-03-01T00:00:00Z'));
  return { ...createDriver(stub.baseUrl, clock, setup), stub };
}

export interface NotesUnderTest extends CommandNotes {
  readonly written: string[];
}

/** Notes of one operation; `last` is what an earlier part of it wrote. */
export function notes(last: string | null = null): NotesUnderTest {
  const written: string[] = [];
  return {
    last,
    written,
    write: async (note) => {
      written.push(note);
    },
  };
}

export function reserveCommand(changes: Partial<ReserveCommand> = {}): ReserveCommand {
  return {
    hold: null,
    serviceId: travelPackage,
    place,
    person,
    visitorId: null,
    marker,
    note: null,
    startSec,
    endSec,
    ...changes,
  };
}

export function trace(clock: TestClock, changes: Partial<Trace> = {}): Trace {
  const known = { serviceId: travelPackage, person, visitorId: null, marker, startSec, endSec };
  return { ...known, notBeforeMs: clock.now(), markedOnly: false, isAnothers: async () => false, ...changes };
}

/** Books the package, and gives its appointment as the driver reads it back. */
export async function booked(under: SandboxUnderTest): Promise<AppointmentView> {
  const outcome = await under.driver.reserve(reserveCommand(), under.limits(), notes());
  if (outcome.kind !== 'done' || outcome.value.scheduleId === null)
    throw new Error(`booking: ${outcome.kind}`);
  return viewed(under, outcome.value.scheduleId);
}

export async function viewed(under: DriverUnderTest, id: string): Promise<AppointmentView> {
  const answer = await under.driver.readBack(id, under.limits());
  if (answer.kind !== 'ok' || answer.value === null) throw new Error('no such appointment');
  return answer.value as AppointmentView;
}

export function moveTo(current: AppointmentView, byMinutes: number) {
  const bySec = byMinutes * minute;
  const to = { startSec: startSec + bySec, endSec: endSec + bySec, place };
  return { serviceId: travelPackage, current, to };
}

/** The clinic's appointments that aren't cancelled, and its holds. */
export function shown(clinic: SandboxClinic) {
  const { appointments, holds } = clinic.control.state();
  const live = appointments.filter(({ status }) => status === 'CONFIRMED');
  return {
    appointments: live.map(({ startTime, serviceIds }) => ({ startTime, serviceIds })),
    holds: holds.map(({ startTime }) => startTime),
  };
}

export function at(byMinutes: number): string {
  return new Date((startSec + byMinutes * minute) * 1000).toISOString();
}
