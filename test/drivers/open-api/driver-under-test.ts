import type { CallLimits, ReserveCommand } from '../../../src/core/clinic-driver.ts';
import type { Clock } from '../../../src/core/clock.ts';
import { serviceId } from '../../../src/core/identifiers.ts';
import { createOpenApiDriver, type OpenApiDriver } from '../../../src/drivers/open-api/driver.ts';
import {
  type OpenApiService,
  openApiServiceSchema,
  openApiSettingsSchema,
} from '../../../src/drivers/open-api/settings.ts';
import { type ClinicStub, type StubAnswer, type StubHandler, startStub } from './clinic-stub.ts';

/** 2031-03-03 10:00 in Seoul. */
export const startSec = Date.parse('2031-03-03T01:00:00Z') / 1000;
export const endSec = startSec + 1800;
export const group = '65f0c0de0000000000000b01';
export const zone = '65f0c0de0000000000000a01';
export const place = { calendar: group, zone };
export const service = serviceId('consultation');
export const person = {
  givenName: 'Ada',
  familyName: 'Example',
  phone: { countryCode: '82', phoneNumber: '1000000000' },
  email: 'person@example.com',
  account: 'account',
};
export const marker = 'G-abcdefghijklmnopqrst';

/** Time that stands still but for the short gaps between attempts, which pass at once. */
export interface TestClock extends Clock {
  advance(ms: number): void;
  /** As for a process that stands still: what is due meanwhile comes later than whatever else has waited. */
  standStill(ms: number): void;
}

const gapMs = 100;

export function createTestClock(startMs = Date.parse('2031-01-01T00:00:00Z')): TestClock {
  let nowMs = startMs;
  const timers = new Set<{ readonly atMs: number; readonly action: () => void }>();
  return {
    now: () => nowMs,
    after(delayMs, action) {
      const timer = { atMs: nowMs + delayMs, action };
      timers.add(timer);
      if (delayMs <= gapMs)
        setImmediate(() => {
          if (!timers.delete(timer)) return;
          nowMs = Math.max(nowMs, timer.atMs);
          action();
        });
      return () => timers.delete(timer);
    },
    standStill(ms) {
      nowMs += ms;
    },
    advance(ms) {
      nowMs += ms;
      for (const timer of [...timers].sort((one, other) => one.atMs - other.atMs)) {
        if (timer.atMs <= nowMs && timers.delete(timer)) timer.action();
      }
    },
  };
}

export interface Setup {
  readonly service?: Record<string, unknown>;
  readonly settings?: Record<string, unknown>;
  readonly clock?: Clock;
  readonly baseUrl?: string;
  readonly apiKey?: string;
  readonly timeZone?: string;
}

export interface DriverUnderTest {
  readonly driver: OpenApiDriver;
  readonly clock: Clock;
  /** Details of what was reported for a person to put right. */
  readonly warnings: string[];
  /** Each call to the clinic with how it came out. */
  readonly observed: string[];
  limits(ms?: number): CallLimits;
}

const opened: { close(): Promise<void> }[] = [];

/** Ends what a test started; for `afterEach`. */
export async function closeAll(): Promise<void> {
  for (const one of opened.splice(0).reverse()) await one.close();
}

export function createDriver(baseUrl: string, setup: Setup = {}): DriverUnderTest {
  const warnings: string[] = [];
  const observed: string[] = [];
  const clock = setup.clock ?? createTestClock();
  const services = new Map<ReturnType<typeof serviceId>, OpenApiService>([
    [
      service,
      openApiServiceSchema.parse({
        reservationGroupId: group,
        zoneIds: [zone],
        intervalSec: 1800,
        ...setup.service,
      }),
    ],
  ]);
  const driver = createOpenApiDriver({
    baseUrl,
    apiKey: setup.apiKey ?? 'key-of-the-test',
    timeZone: setup.timeZone ?? 'Asia/Seoul',
    services,
    settings: openApiSettingsSchema.parse(setup.settings ?? {}),
    clock,
    randomness: { id: () => 'abcdefghijklmnopqrst', fraction: () => 0.5 },
    log: { warn: ({ detail: text }) => warnings.push(String(text)) },
    observe: (operation, outcome) => observed.push(`${operation}: ${outcome}`),
  });
  opened.push(driver);
  const limits = (ms = 3000): CallLimits => ({ untilMs: clock.now() + ms, priority: 'change' });
  return { driver, clock, warnings, observed, limits };
}

/** Has `closeAll` end it, too. */
export function closeLater(one: { close(): Promise<void> }): void {
  opened.push(one);
}

/** A stub that gives tokens and leaves the rest to the handler, with a driver on it. */
export async function driveStub(
  handler: StubHandler,
  setup: Setup = {},
): Promise<DriverUnderTest & { stub: ClinicStub }> {
  let tokens = 0;
  const stub = await startStub((call) => {
    if (call.operation !== 'exchange-token') return handler(call);
    tokens += 1;
    return { json: { token: `token-${tokens}` } };
  });
  opened.push(stub);
  return { ...createDriver(stub.baseUrl, setup), stub };
}

export function reserveCommand(changes: Partial<ReserveCommand> = {}): ReserveCommand {
  return {
    hold: null,
    serviceId: service,
    place,
    person,
    visitorId: 'visitor-1',
    marker,
    note: null,
    startSec,
    endSec,
    ...changes,
  };
}

/** A schedule's detail as the clinic answers it ([clinic] 10.1), with changes to the reservation and to the rest. */
export function detail(
  reservation: Record<string, unknown> = {},
  rest: Record<string, unknown> = {},
): StubAnswer {
  return {
    json: {
      data: {
        id: 'schedule-1',
        visitor: { id: 'visitor-1', name: 'Ada Example', chartNumber: '1' },
        flowStep: 'RESERVED',
        createdDateTimeUtc: '2031-01-01T00:00:00.000Z',
        tasks: [],
        purchaseIds: [],
        prescriptionIds: [],
        etceteraWorks: [],
        occupiedResources: [],
        reservation: {
          reservationGroupId: group,
          zoneId: zone,
          startDateTime: '2031-03-03T01:00:00.000Z',
          endDateTime: '2031-03-03T01:30:00.000Z',
          status: 'RESERVED',
          requestedProcedures: [],
          ...reservation,
        },
        ...rest,
      },
    },
  };
}
