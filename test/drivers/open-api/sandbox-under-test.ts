import type { ReservationView, Trace } from '../../../src/core/clinic-driver.ts';
import type { OpenApiDetail } from '../../../src/drivers/open-api/schedule-detail.ts';
import { type SandboxClinic, startSandboxClinic } from '../../../src/sandbox-clinic/sandbox-clinic.ts';
import {
  closeLater,
  createDriver,
  createTestClock,
  type DriverUnderTest,
  endSec,
  marker,
  person,
  type Setup,
  service,
  startSec,
  type TestClock,
} from './driver-under-test.ts';

export interface SandboxUnderTest extends DriverUnderTest {
  readonly clinic: SandboxClinic;
  readonly clock: TestClock;
  /** Another driver on the same clinic, as after a restart. */
  again(setup?: Setup): DriverUnderTest;
  /** The detail as the clinic itself tells it. */
  shown(scheduleId: string): Promise<ShownDetail>;
  /** Calls the clinic as another program would. */
  post(path: string, body: unknown): Promise<Record<string, unknown>>;
}

export interface ShownDetail {
  readonly reservation: Record<string, unknown>;
  readonly occupiedResources: Record<string, unknown>[];
  readonly createdDateTimeUtc: string;
}

/** A driver on a fresh sandbox clinic; clinic and driver live by one clock. */
export async function driveSandbox(setup: Setup = {}): Promise<SandboxUnderTest> {
  const clock = createTestClock();
  const clinic = await startSandboxClinic({ port: 0, dataFile: ':memory:', clock, timers: clock });
  closeLater(clinic);
  const [apiKey = ''] = clinic.apiKeys;
  const again = (change: Setup = setup) => createDriver(clinic.url, { clock, apiKey, ...change });

  async function post(path: string, body: unknown): Promise<Record<string, unknown>> {
    const token = await send('/open/authorization/commands/exchange-token', { key: apiKey }, {});
    return send(path, body, { authorization: `Bearer ${String(token['token'])}` });
  }

  async function send(path: string, body: unknown, headers: Record<string, string>) {
    const answer = await fetch(clinic.url + path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Record<string, unknown>;
  }

  async function shown(scheduleId: string): Promise<ShownDetail> {
    const answer = await post('/schedule/open/v1/queries/get-schedule-detail', { scheduleId });
    return answer['data'] as ShownDetail;
  }

  return { ...again(), clinic, clock, again: (change) => again(change), shown, post };
}

export function trace(clock: TestClock, changes: Partial<Trace> = {}): Trace {
  return {
    serviceId: service,
    person,
    visitorId: null,
    marker,
    startSec,
    endSec,
    notBeforeMs: clock.now(),
    markedOnly: false,
    isAnothers: async () => false,
    ...changes,
  };
}

/** The one schedule that the clinic has. */
export function onlySchedule(clinic: SandboxClinic) {
  const { schedules } = clinic.control.state();
  const [only] = schedules;
  if (only === undefined || schedules.length > 1) throw new Error(`${schedules.length} schedules`);
  return only;
}

export async function view(
  under: DriverUnderTest,
  scheduleId: string,
): Promise<ReservationView<OpenApiDetail>> {
  const answer = await under.driver.readBack(scheduleId, under.limits());
  if (answer.kind !== 'ok' || answer.value === null) throw new Error('no such schedule');
  return answer.value;
}

/** Far more turns of the event loop than anything here takes; without an end, a test that fails would never end either. */
const mostTurns = 100_000;

/** Lets pending input and output happen until the condition holds. */
export async function until(condition: () => boolean): Promise<void> {
  for (let turns = 0; !condition(); turns += 1) {
    if (turns === mostTurns) throw new Error('what was waited for did not happen');
    await new Promise(setImmediate);
  }
}
