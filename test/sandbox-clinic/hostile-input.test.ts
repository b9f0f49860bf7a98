import {
  atTen,
  closeClinics,
  consultation,
  openClinic,
  paths,
  refusal,
  reserveOne,
  somebody,
} from './running-clinic.ts';

afterEach(closeClinics);

async function post(body: string | Uint8Array<ArrayBuffer>, path: string = paths.reserveV1) {
  const { clinic, newToken } = await openClinic();
  const authorization = `Bearer ${await newToken()}`;
  const response = await fetch(clinic.url + path, { method: 'POST', headers: { authorization }, body });
  return { status: response.status, body: await response.json() };
}

const unreadable = refusal('InvalidCommandException', 'body', 'NotAvailable');

test.each([
  ['no JSON', '{"visitorName": '],
  ['a text', '"reserve"'],
  ['a list', '[]'],
  ['bytes that are no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ['a hundred thousand brackets', '['.repeat(100_000) + ']'.repeat(100_000)],
  ['objects in objects', `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`],
])('a body of %s is refused in the documented shape', async (_, body) => {
  expect(await post(body)).toEqual(unreadable);
});

test('a body over 2 MB is refused, and the clinic goes on', async () => {
  const tooLarge = refusal('PayloadTooLargeException', 'body', 'TooLong', 413);
  expect(await post('x'.repeat(2 * 1024 * 1024 + 1))).toEqual(tooLarge);
  const clinic = await openClinic();
  await clinic.call(paths.reserveV1, { padding: 'x'.repeat(2 * 1024 * 1024) });
  await reserveOne(clinic);
});

test('names of built-in things are ordinary items that nobody knows', async () => {
  const json = JSON.stringify({ ...somebody, ...consultation, ...atTen }).slice(0, -1);
  const reply = await post(`${json}, "__proto__": {"reservationMemo": "x"}, "constructor": 1}`);
  expect(reply.status).toBe(200);
  expect(await post('{"__proto__": {"visitorId": "x"}}', paths.history)).toEqual(
    refusal('InvalidCommandException', 'visitorId', 'Required'),
  );
});

test.each([
  ['visitorName', 1],
  ['visitorPhone', 'x'],
  ['zoneId', { $ne: '' }],
  ['startDateTimeUtc', '2026-03-03T01:00:00'],
  ['endDateTimeUtc', 1_772_500_000],
  ['consultationRequired', 'false'],
  ['requestedProcedures', {}],
])('a wrong %s is refused by name', async (key, value) => {
  const reply = await post(JSON.stringify({ ...somebody, ...consultation, ...atTen, [key]: value }));
  expect(reply).toEqual(refusal('InvalidCommandException', key, 'NotAvailable'));
});

test('items inside objects and lists are named by their path', async () => {
  const body = { ...somebody, ...consultation, ...atTen, requestedProcedures: [{ type: 'OPTION' }, {}] };
  const reply = await post(JSON.stringify(body));
  expect(reply.body).toMatchObject({
    errorProperties: [
      { key: 'requestedProcedures[0].optionConfiguration', reason: 'Required' },
      { key: 'requestedProcedures[1].type', reason: 'Required' },
    ],
  });
});

test('unknown paths and methods are 404', async () => {
  expect((await post('{}', '/schedule/open/v1/commands/erase')).status).toBe(404);
  const { clinic } = await openClinic();
  expect((await fetch(clinic.url + paths.groups)).status).toBe(404);
});

test.each([
  [undefined, 'Required'],
  ['Basic YTpi', 'Required'],
  ['Bearer nonsense', 'NotAvailable'],
])('without a token in force (%s) nothing is done', async (authorization, reason) => {
  const { clinic } = await openClinic();
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  const body = JSON.stringify({ ...somebody, ...consultation, ...atTen });
  const response = await fetch(clinic.url + paths.reserveV1, { method: 'POST', headers, body });
  expect(await response.json()).toEqual(refusal('UnauthorizedException', 'token', reason, 401).body);
  expect(clinic.control.state().schedules).toEqual([]);
});

test('a wrong API key gets no token', async () => {
  const { call } = await openClinic();
  const key = '00000000-0000-4000-8000-000000000000';
  expect(await call(paths.exchangeToken, { key })).toEqual(
    refusal('InvalidRequestException', 'key', 'NotFound'),
  );
  expect(await call(paths.exchangeToken, {})).toEqual(refusal('InvalidCommandException', 'key', 'Required'));
});
