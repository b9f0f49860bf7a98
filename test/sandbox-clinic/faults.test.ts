import {
  atEleven,
  atTen,
  closeClinics,
  consultation,
  entry,
  laser,
  openClinic,
  paths,
  reserveOne,
  somebody,
  somebodyElse,
} from './running-clinic.ts';

afterEach(closeClinics);

const body = { ...somebody, ...consultation, ...atTen };

test('a lost request is cut and not done', async () => {
  const { call, clinic } = await openClinic();
  clinic.control.addFault({ operation: 'reserve', effect: 'lose-request' });
  await expect(call(paths.reserveV1, body)).rejects.toThrow();
  expect(clinic.control.state()).toMatchObject({ schedules: [], visitors: [], calls: { reserve: 1 } });
});

test('a lost response is done and cut', async () => {
  const { call, clinic } = await openClinic();
  clinic.control.addFault({ operation: 'reserve', effect: 'lose-response' });
  await expect(call(paths.reserveV1, body)).rejects.toThrow();
  expect(clinic.control.state()).toMatchObject({
    schedules: [{ status: 'RESERVED' }],
    calls: { reserve: 1 },
  });
});

test('a late commit is cut at once and done after its delay', async () => {
  const { call, clinic, time } = await openClinic();
  clinic.control.addFault({ operation: 'reserve', effect: 'late-commit', delayMs: 5000, times: 1 });
  await expect(call(paths.reserveV1, body)).rejects.toThrow();
  time.advance(4999);
  expect(clinic.control.state().schedules).toEqual([]);
  time.advance(1);
  expect(clinic.control.state().schedules).toMatchObject([
    { createdDateTimeUtc: '2026-03-02T01:00:05.000Z' },
  ]);
});

test('a late commit meets the rules at the time when it is done', async () => {
  const clinic = await openClinic();
  clinic.clinic.control.addFault({ operation: 'reserve', effect: 'late-commit', delayMs: 10, times: 1 });
  await expect(clinic.call(paths.reserveV1, body)).rejects.toThrow();
  const made = await reserveOne(clinic);
  clinic.time.advance(10);
  expect(clinic.clinic.control.state().schedules).toMatchObject([{ scheduleId: made.scheduleId }]);
  expect(clinic.clinic.control.state().schedules).toHaveLength(1);
});

test('a delayed answer is held back though the call is done', async () => {
  const { call, clinic, time } = await openClinic();
  clinic.control.addFault({ operation: 'reserve', effect: 'delay', delayMs: 60_000 });
  const reply = call(paths.reserveV1, body);
  while (time.waiting === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(clinic.control.state().schedules).toHaveLength(1);
  time.advance(60_000);
  expect(await reply).toEqual({ status: 200, body: { reservationId: expect.any(String) } });
});

test.each([
  ['status-503', 503, 0],
  ['status-429', 429, 0],
  ['status-500-applied', 500, 1],
] as const)('%s answers %i and makes %i reservations', async (effect, status, made) => {
  const { call, clinic } = await openClinic();
  clinic.control.addFault({ operation: 'reserve', effect });
  expect(await call(paths.reserveV1, body)).toMatchObject({ status, body: { status, errorProperties: [] } });
  expect(clinic.control.state().schedules).toHaveLength(made);
});

test('Retry-After is sent when it is ordered', async () => {
  const { clinic } = await openClinic();
  clinic.control.addFault({ operation: '*', effect: 'status-429', times: 1 });
  clinic.control.addFault({ operation: '*', effect: 'status-429', retryAfterSec: 7 });
  const ask = () => fetch(clinic.url + paths.groups, { method: 'POST' });
  expect((await ask()).headers.get('retry-after')).toBeNull();
  expect((await ask()).headers.get('retry-after')).toBe('7');
});

test('garbage is 200 and no JSON, and the command is done', async () => {
  const { clinic, newToken } = await openClinic();
  const token = await newToken();
  clinic.control.addFault({ operation: 'reserve', effect: 'garbage' });
  const response = await fetch(clinic.url + paths.reserveV1, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  await expect(response.json()).rejects.toThrow('is not valid JSON');
  expect(clinic.control.state().schedules).toHaveLength(1);
});

test('faults follow one another in the order they were made, each for its times', async () => {
  const { call, control } = await openClinic();
  await control('POST', 'faults', { operation: 'reserve', effect: 'status-503', times: 2 });
  await control('POST', 'faults', { operation: '*', effect: 'status-429', times: 1 });
  const statuses = [];
  for (let at = 0; at < 4; at += 1) statuses.push((await call(paths.reserveV1, body)).status);
  expect(statuses).toEqual([503, 503, 429, 200]);
  expect((await control('GET', 'faults')).body).toEqual({ faults: [] });
});

test('a fault hits both versions of its operation and no other one', async () => {
  const { call, clinic } = await openClinic();
  clinic.control.addFault({ operation: 'reserve', effect: 'status-503' });
  expect((await call(paths.reserveV1, body)).status).toBe(503);
  expect((await call(paths.reserveV2, {})).status).toBe(503);
  expect((await call(paths.groups, {})).status).toBe(200);
  clinic.control.clearFaults();
  expect((await call(paths.reserveV1, body)).status).toBe(200);
});

test('a fault with a match hits only calls that hold it, at any depth and in any form of the time', async () => {
  const { call, clinic } = await openClinic();
  const match = { startDateTimeUtc: '2026-03-03T11:00:00+09:00' };
  clinic.control.addFault({ operation: 'reserve', effect: 'status-503', match });
  expect((await call(paths.reserveV1, body)).status).toBe(200);
  const occupiedResources = [entry(laser, atTen), entry(consultation, atEleven)];
  const nested = { ...somebodyElse, zoneId: laser.zoneId, occupiedResources };
  expect((await call(paths.reserveV2, nested)).status).toBe(503);
});

test('a fault with a probability draws the same row for the same seed', async () => {
  const { call, clinic } = await openClinic();
  const statuses = async () => {
    clinic.control.clearFaults();
    clinic.control.addFault({ operation: '*', effect: 'status-503', probability: 0.5, seed: 7 });
    const seen = [];
    for (let at = 0; at < 20; at += 1) seen.push((await call(paths.groups, {})).status);
    return seen;
  };
  const first = await statuses();
  expect(new Set(first)).toEqual(new Set([200, 503]));
  expect(await statuses()).toEqual(first);
});

test.each([
  [{ operation: 'book', effect: 'delay' }, 'operation'],
  [{ operation: '*', effect: 'explode' }, 'effect'],
  [{ operation: '*', effect: 'delay', delayMs: -1 }, 'delayMs'],
  [{ operation: '*', effect: 'delay', times: 0 }, 'times'],
  [{ operation: '*', effect: 'delay', often: 1 }, 'often'],
  [[], 'body'],
])('refuses the fault %j, naming %s', async (order, field) => {
  const { control } = await openClinic();
  const reply = await control('POST', 'faults', order);
  expect(reply).toEqual({ status: 400, body: { error: { field, message: expect.any(String) } } });
});

test('a reset drops what a late commit had put off', async () => {
  const { call, clinic, time } = await openClinic();
  clinic.control.addFault({ operation: 'reserve', effect: 'late-commit', delayMs: 10 });
  await expect(call(paths.reserveV1, body)).rejects.toThrow();
  clinic.control.reset();
  time.advance(10);
  expect(clinic.control.state().schedules).toEqual([]);
});
