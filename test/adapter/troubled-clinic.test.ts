import type { SandboxClinic } from '../../src/sandbox-clinic/sandbox-clinic.ts';
import { until } from '../drivers/open-api/sandbox-under-test.ts';
import { bookingRequest, type Reply, seoulTime } from './running-system.ts';
import { TwoClinics } from './two-clinics.ts';

type Json = Record<string, unknown>;

let clinics: TwoClinics;

beforeEach(async () => {
  clinics = await TwoClinics.start();
});

/** What hangs in a clinic is waited for. */
const longestStopMs = 10_000;

afterEach(async () => {
  await clinics.stop();
}, longestStopMs);

function lookUp(merchantId: string, day: number): Promise<Reply<Json>> {
  const slot = { service_id: 'consultation', start_sec: String(seoulTime(day, 10)), duration_sec: '1800' };
  return clinics.system.http('BatchAvailabilityLookup', { merchant_id: merchantId, slot_time: [slot] });
}

function create(merchantId: string, number: number): Promise<Reply<Json>> {
  const startSec = seoulTime(2 + (number % 40), 9 + (Math.floor(number / 40) % 8));
  const request = bookingRequest(number, { service: 'consultation', startSec, durationSec: 1800 });
  return clinics.system.http('CreateBooking', {
    ...request,
    slot: { ...request.slot, merchant_id: merchantId },
  });
}

function together<T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => work(index)));
}

/** The sum of all of a metric's values whose labels are among those. */
async function metric(name: string, ...labels: readonly string[]): Promise<number> {
  const text = await (await fetch(`${clinics.system.adminUrl}/metrics`)).text();
  const lines = text
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) && labels.every((label) => line.includes(label)));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

/**
 * That all calls were answered within the promise's limits, as the adapter measures it: this process plays partners and clinics besides,
 * which delays calls on their way.
 */
async function checkLimits(): Promise<void> {
  for (const [method, limit] of [
    ['method="BatchAvailabilityLookup"', 'le="1.2"'],
    ['method="CreateBooking"', 'le="3.5"'],
  ] as const) {
    const all = await metric('adapter_request_seconds_count', method);
    expect(all).toBeGreaterThan(0);
    expect({ method, inTime: await metric('adapter_request_seconds_bucket', method, limit) }).toEqual({
      method,
      inTime: all,
    });
  }
}

function callsOf(clinic: SandboxClinic): number {
  return Object.values(clinic.control.state().calls).reduce((sum, count) => sum + count, 0);
}

const busan = 'merchant="busan-clinic"';
const statusesOf = (replies: readonly Reply<Json>[]) => new Set(replies.map(({ status }) => status));

const day = 24 * 3_600_000;

/** The other clinic's own work, while one is in trouble. */
async function checkOther(): Promise<void> {
  const creates = together(10, (index) => create('seoul-clinic', index));
  const lookUps = await together(10, (index) => lookUp('seoul-clinic', 2 + index));
  expect(statusesOf(lookUps)).toEqual(new Set([200]));
  for (const { status, body } of await creates) {
    expect({ status, isBooked: 'booking' in body }).toEqual({ status: 200, isBooked: true });
  }
  const made = clinics.system.clinic.control.state().schedules;
  expect(made.filter(({ status }) => status === 'RESERVED')).toHaveLength(10);
}

test.each([
  ['hangs', { operation: '*', effect: 'delay', delayMs: day } as const],
  ['cuts every connection', { operation: '*', effect: 'lose-request' } as const],
])('a clinic that %s is no hindrance to another one', async (_, fault) => {
  await together(2, (index) => lookUp(index === 0 ? 'seoul-clinic' : 'busan-clinic', 100));
  clinics.second.control.addFault(fault);
  const before = callsOf(clinics.second);
  const lookUps = together(20, (index) => lookUp('busan-clinic', 2 + index));
  const creates = together(20, (index) => create('busan-clinic', 1000 + index));
  await checkOther();

  expect(statusesOf(await lookUps)).toEqual(new Set([503]));
  expect(statusesOf(await creates)).toEqual(new Set([503]));
  await checkLimits();
  // Forty calls that need sixty things, and would ask up to three times for each: as much as there are places and repeats at once.
  expect(callsOf(clinics.second) - before).toBeLessThanOrEqual(32 + 10);
});

test('a clinic that hangs on reservations hinders neither another one nor its own look-ups', async () => {
  await together(2, (index) => lookUp(index === 0 ? 'seoul-clinic' : 'busan-clinic', 100));
  clinics.second.control.addFault({ operation: 'reserve', effect: 'delay', delayMs: day });
  const creates = together(30, (index) => create('busan-clinic', 1000 + index));
  await checkOther();
  expect(statusesOf(await together(20, (index) => lookUp('busan-clinic', 2 + index)))).toEqual(
    new Set([200]),
  );

  const answers = await creates;
  // Three quarters of the 32 places are for commands; who didn't get one is told at once that nothing was booked.
  expect(answers.map(({ status }) => status).sort()).toEqual([
    ...Array<number>(6).fill(503),
    ...Array<number>(24).fill(504),
  ]);
  expect(clinics.second.control.state().calls['reserve']).toBe(24);
  await checkLimits();
});

test('a clinic that is down is left alone, is seen to be, and is served again soon after it is back', async () => {
  const { system, second } = clinics;
  second.control.addFault({ operation: '*', effect: 'status-503' });
  for (let day = 2; day < 12; day += 1) expect((await lookUp('busan-clinic', day)).status).toBe(503);

  expect(await metric('adapter_clinic_breaker', busan, 'state="closed"')).toBe(0);
  const ready = await fetch(`${system.adminUrl}/readyz`);
  expect(ready.status).toBe(200);
  const report = (await ready.json()) as { readonly clinics: Json };
  expect(report.clinics['seoul-clinic']).toBe('closed');
  expect(report.clinics['busan-clinic']).not.toBe('closed');
  expect(
    await metric('adapter_clinic_call_seconds_count', busan, 'operation="exchange-token"'),
  ).toBeGreaterThan(0);

  second.control.clearFaults();
  let reply = await lookUp('busan-clinic', 2);
  for (let day = 3; reply.status !== 200; day += 1) {
    expect(reply.status).toBe(503);
    reply = await lookUp('busan-clinic', 3 + (day % 100));
  }
  expect((await create('busan-clinic', 1)).body).toHaveProperty('booking');
  expect(await metric('adapter_clinic_breaker', busan, 'state="closed"')).toBe(1);
});

test('the token is exchanged before the first call needs it', async () => {
  const exchanges = () => clinics.second.control.state().calls['exchange-token'] ?? 0;
  await until(() => exchanges() > 0);
  expect(await lookUp('busan-clinic', 2)).toMatchObject({ status: 200 });
  expect(exchanges()).toBe(1);
});
