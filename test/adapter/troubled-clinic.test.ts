import type { SandboxClinic } from '../../src/sandbox-clinic/sandbox-clinic.ts';
import { bookingRequest, type Reply, seoulTime } from './running-system.ts';
import { TwoClinics } from './two-clinics.ts';

type Json = Record<string, unknown>;

/** The promise's limits for answers, in milliseconds. */
const limits = { lookUp: 1_200, change: 3_500 };

let clinics: TwoClinics;

beforeEach(async () => {
  clinics = await TwoClinics.start();
});

/** What hangs in a clinic is waited for. */
const longestStopMs = 10_000;

afterEach(async () => {
  await clinics.stop();
}, longestStopMs);

interface Timed extends Reply<Json> {
  readonly ms: number;
}

async function timed(method: string, body: unknown): Promise<Timed> {
  const startedMs = performance.now();
  const reply = await clinics.system.http(method, body);
  return { ...reply, ms: performance.now() - startedMs };
}

function lookUp(merchantId: string, day: number): Promise<Timed> {
  const slot = { service_id: 'consultation', start_sec: String(seoulTime(day, 10)), duration_sec: '1800' };
  return timed('BatchAvailabilityLookup', { merchant_id: merchantId, slot_time: [slot] });
}

function create(merchantId: string, number: number): Promise<Timed> {
  const startSec = seoulTime(2 + (number % 40), 9 + (Math.floor(number / 40) % 8));
  const request = bookingRequest(number, { service: 'consultation', startSec, durationSec: 1800 });
  return timed('CreateBooking', { ...request, slot: { ...request.slot, merchant_id: merchantId } });
}

function together<T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => work(index)));
}

async function metric(name: string, labels: string): Promise<number> {
  const text = await (await fetch(`${clinics.system.adminUrl}/metrics`)).text();
  const line = text.split('\n').find((each) => each.startsWith(name) && each.includes(labels));
  return Number(line?.split(' ').at(-1));
}

function callsOf(clinic: SandboxClinic): number {
  return Object.values(clinic.control.state().calls).reduce((sum, count) => sum + count, 0);
}

const statusesOf = (replies: readonly Timed[]) => new Set(replies.map(({ status }) => status));
const slowest = (replies: readonly Timed[]) => Math.max(...replies.map(({ ms }) => ms));

const day = 24 * 3_600_000;

/** The other clinic's own work, while one is in trouble. */
async function checkOther(): Promise<void> {
  const creates = together(20, (index) => create('seoul-clinic', index));
  const lookUps = await together(20, (index) => lookUp('seoul-clinic', 2 + index));
  expect(statusesOf(lookUps)).toEqual(new Set([200]));
  expect(slowest(lookUps)).toBeLessThan(limits.lookUp);
  for (const { status, body, ms } of await creates) {
    expect({ status, isBooked: 'booking' in body }).toEqual({ status: 200, isBooked: true });
    expect(ms).toBeLessThan(limits.change);
  }
  const made = clinics.system.clinic.control.state().schedules;
  expect(made.filter(({ status }) => status === 'RESERVED')).toHaveLength(20);
}

test.each([
  ['hangs', { operation: '*', effect: 'delay', delayMs: day } as const],
  ['cuts every connection', { operation: '*', effect: 'lose-request' } as const],
])('a clinic that %s is no hindrance to another one', async (_, fault) => {
  await together(2, (index) => lookUp(index === 0 ? 'seoul-clinic' : 'busan-clinic', 100));
  clinics.second.control.addFault(fault);
  const before = callsOf(clinics.second);
  const lookUps = together(30, (index) => lookUp('busan-clinic', 2 + index));
  const creates = together(30, (index) => create('busan-clinic', 1000 + index));
  await checkOther();

  expect(statusesOf(await lookUps)).toEqual(new Set([503]));
  expect(slowest(await lookUps)).toBeLessThan(limits.lookUp);
  expect(statusesOf(await creates)).toEqual(new Set([503]));
  expect(slowest(await creates)).toBeLessThan(limits.change);
  // Each of them needs one or two things, and would ask up to three times for each.
  expect(callsOf(clinics.second) - before).toBeLessThan(60);
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
  // As the adapter measures it: what this process does besides delays the way of the calls.
  const late = 'transport="http",method="CreateBooking",code="504"';
  expect(await metric('adapter_request_seconds_bucket', `le="3.5",${late}`)).toBe(24);
});

test('a clinic that is down is left alone, is seen to be, and is served again soon after it is back', async () => {
  const { system, second } = clinics;
  second.control.addFault({ operation: '*', effect: 'status-503' });
  for (let day = 2; day < 12; day += 1) expect((await lookUp('busan-clinic', day)).status).toBe(503);

  expect(await metric('adapter_clinic_breaker', 'merchant="busan-clinic",state="closed"')).toBe(0);
  const ready = await fetch(`${system.adminUrl}/readyz`);
  expect(ready.status).toBe(200);
  const report = (await ready.json()) as { readonly clinics: Json };
  expect(report.clinics['seoul-clinic']).toBe('closed');
  expect(report.clinics['busan-clinic']).not.toBe('closed');
  expect(
    await metric('adapter_clinic_call_seconds_count', 'merchant="busan-clinic",operation="exchange-token"'),
  ).toBeGreaterThan(0);

  second.control.clearFaults();
  let reply = await lookUp('busan-clinic', 2);
  for (let day = 3; reply.status !== 200; day += 1) {
    expect(reply.status).toBe(503);
    reply = await lookUp('busan-clinic', 3 + (day % 100));
  }
  expect((await create('busan-clinic', 1)).body).toHaveProperty('booking');
  expect(await metric('adapter_clinic_breaker', 'merchant="busan-clinic",state="closed"')).toBe(1);
});

test('the token is exchanged before the first call needs it', async () => {
  const exchanges = () => clinics.second.control.state().calls['exchange-token'] ?? 0;
  while (exchanges() === 0) await new Promise(setImmediate);
  expect(await lookUp('busan-clinic', 2)).toMatchObject({ status: 200 });
  expect(exchanges()).toBe(1);
});
