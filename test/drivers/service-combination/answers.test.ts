import fc from 'fast-check';
import type { AppointmentView } from '../../../src/drivers/service-combination/appointments.ts';
import {
  at,
  closeAll,
  driveStub,
  marker,
  moveTo,
  notes,
  person,
  reserveCommand,
  startSec,
  trace,
  travelPackage,
} from './driver-under-test.ts';
import type { StubAnswer } from './vendor-stub.ts';

afterEach(closeAll);

const id = '0d5a1c00-0000-4000-8000-00000000ffff';
const timeSlot = { startTime: '2031-03-10T10:00:00+01:00', endTime: '2031-03-10T10:35:00+01:00' };
const span = { startSec, endSec: startSec + 3600 };

test('search is a GET whose body arrives, with language and tenant', async () => {
  const under = await driveStub(() => ({ json: [] }));
  await under.driver.findByMarker(trace(under.clock), under.limits());
  const [call] = under.stub.to('/appointments/search');
  const { value: personalIdentifier } = (await under.driver.findVisitor(person, under.limits())) as {
    value: string;
  };
  expect({ method: call?.method, body: JSON.parse(call?.body ?? '') }).toEqual({
    method: 'GET',
    body: { customer: { personalIdentifier } },
  });
  expect(call?.headers).toMatchObject({
    'accept-language': 'nl_NL',
    'x-tenant-id': 'utrechtclinic-nl',
    authorization: 'Bearer token',
  });
});

test.each([
  ['en-GB', 'en_UK'],
  ['es-ES', 'ES_es'],
  ['de-DE', 'de_DE'],
])('%s is spelled as the vendor does, %s', async (locale, spelled) => {
  const under = await driveStub(() => ({ status: 404, json: {} }), { connection: { locale } });
  await under.driver.readBack(id, under.limits());
  expect(under.stub.to(id)[0]?.headers['accept-language']).toBe(spelled);
});

test.each<[string, StubAnswer, string]>([
  ['the connection is cut', 'cut', 'unreachable'],
  ['it took longer than the vendor lets it', { status: 408, json: {} }, 'time-out'],
  ['a gateway gave up', { status: 504, json: {} }, 'time-out'],
  ['the server failed', { status: 500, json: {} }, 'server-error'],
  ['the answer is a page', { status: 201, raw: '<html>' }, 'unreadable'],
  ['the answer has no id', { status: 201, json: {} }, 'unreadable'],
  ['the answer is empty', { status: 201, raw: '' }, 'unreadable'],
  ['the answer is nested without end', { raw: '['.repeat(100_000) + ']'.repeat(100_000) }, 'unreadable'],
  ['the id could leave its path', { status: 201, json: { appointmentId: '../../x' } }, 'unreadable'],
  ['the answer sends elsewhere', { status: 302, json: {} }, 'unexpected'],
])('a confirm is neither done nor refused when %s, and is not repeated', async (_, answer, kind) => {
  const under = await driveStub(({ path }) =>
    path.endsWith('/confirm') ? answer : { status: 201, json: { reservationId: id } },
  );
  expect(await under.driver.reserve(reserveCommand(), under.limits(), notes())).toMatchObject({
    kind: 'unknown',
    trouble: { kind },
  });
  expect(under.stub.to('/confirm')).toHaveLength(1);
  expect(under.stub.calls.filter(({ method }) => method === 'DELETE')).toEqual([]);
});

test.each<[string, unknown]>([
  ['elsewhere', { appointmentId: id, timeSlot: { startTime: at(60), endTime: at(95) } }],
  ['nowhere', { appointmentId: id }],
])('a move whose answer shows the appointment %s is not known to have worked', async (_, json) => {
  const under = await driveStub(({ method, path }) => {
    if (method === 'POST') return { status: 201, json: { reservationId: id } };
    return { json: path.endsWith('/reschedule') ? json : { appointmentId: id, timeSlot } };
  });
  const read = await under.driver.readBack(id, under.limits());
  const current = (read.kind === 'ok' ? read.value : null) as AppointmentView;
  expect(await under.driver.move(moveTo(current, 120), under.limits(), notes())).toMatchObject({
    kind: 'unknown',
  });
});

test.each<[string, unknown, number]>([
  ['a list', [timeSlot], 1],
  ['one object', timeSlot, 1],
  ['slots inside', [{ timeSlot, unknown: 1 }], 1],
  ['the same slot for two resources', [timeSlot, { ...timeSlot, resourceId: 'r' }], 1],
  ['nothing', null, 0],
])('slots come as %s', async (_, json, length) => {
  const under = await driveStub(() => ({ json }));
  expect(await under.driver.readOpenings(travelPackage, span, under.limits())).toMatchObject({
    kind: 'ok',
    value: { length },
  });
});

test('a slot is compared by its instant and sent back as it was written', async () => {
  const written = { startTime: '2031-03-10T14:30:00.000+05:30', endTime: '2031-03-10T09:35:00Z' };
  const under = await driveStub(({ path }) =>
    path.endsWith('/timeslots')
      ? { json: [written] }
      : { status: 201, json: { reservationId: id, appointmentId: id } },
  );
  expect(await under.driver.readOpenings(travelPackage, span, under.limits())).toMatchObject({
    kind: 'ok',
    value: [{ startSec, endSec: startSec + 35 * 60 }],
  });
  await under.driver.reserve(reserveCommand(), under.limits(), notes());
  expect(JSON.parse(under.stub.to('/reservations')[0]?.body ?? '')).toMatchObject({ timeSlot: written });
});

test.each([
  ['one object', (one: object): unknown => one, 1],
  ['a list', (one: object): unknown => [one], 1],
  ['nothing', (): unknown => undefined, 0],
  ['an empty object', (): unknown => ({}), 0],
])('a search answers with %s', async (_, shape, length) => {
  const appointment = {
    appointmentId: id,
    timeSlot,
    supportNotes: marker,
    service: null,
    branch: null,
    newField: [1],
  };
  const under = await driveStub(({ path }) => {
    if (!path.endsWith('/search')) return { json: appointment };
    const json = shape(appointment);
    return json === undefined ? { status: 204, raw: '' } : { json };
  });
  expect(await under.driver.findByMarker(trace(under.clock), under.limits())).toMatchObject({
    kind: 'ok',
    value: { found: { length }, complete: true },
  });
});

test('no answer whatsoever makes the driver throw, or a change out of nothing', async () => {
  let answer: unknown = null;
  const under = await driveStub(() => ({ json: answer }), { settings: { requestsPerMinute: 100_000 } });
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.jsonValue(), hostile), async (json) => {
      answer = json;
      const outcome = await under.driver.reserve(reserveCommand(), under.limits(), notes());
      expect(['not-sent', 'unknown', 'done']).toContain(outcome.kind);
      await under.driver.readOpenings(travelPackage, span, under.limits());
      const found = await under.driver.findByMarker(trace(under.clock), under.limits());
      if (found.kind === 'ok') expect(found.value.found).toEqual([]);
      await under.driver.readBack(id, under.limits());
    }),
    { seed: 11, numRuns: 60 },
  );
});

const hostile = fc.constantFrom<unknown>(
  JSON.parse('{"__proto__": {"appointmentId": "x"}, "timeSlot": {"__proto__": null}}'),
  { appointmentId: { toString: 'x' }, timeSlot: [] },
  { appointmentId: id, timeSlot: { startTime: '9'.repeat(1000), endTime: {} } },
  Array.from({ length: 5000 }, () => ({ appointmentId: id })),
  { reservationId: '../..', timeSlot },
);
