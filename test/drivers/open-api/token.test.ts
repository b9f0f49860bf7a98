import { type ClinicStub, refusal, type StubAnswer, type StubCall, startStub } from './clinic-stub.ts';
import { closeAll, createDriver, driveStub, reserveCommand, service } from './driver-under-test.ts';

const span = { startSec: 1_930_000_000, endSec: 1_930_003_600 };
const slots = { json: { data: [] } };
const reserved = { json: { reservationId: 'r-1' } };

let stub: ClinicStub | null = null;

afterEach(async () => {
  await closeAll();
  await stub?.close();
  stub = null;
});

/** A clinic in which only the token given last is good. */
async function clinicWithTokens(refuse: StubAnswer, answer: StubAnswer) {
  let issued = 0;
  const clinic = {
    expire: () => {
      issued += 1;
    },
  };
  stub = await startStub((call) => {
    if (call.operation === 'exchange-token') {
      issued += 1;
      return { json: { token: `t-${issued}` } };
    }
    return call.headers['authorization'] === `Bearer t-${issued}` ? answer : refuse;
  });
  return { clinic, stub, ...createDriver(stub.baseUrl) };
}

test('the key is exchanged once for everybody who waits', async () => {
  const { driver, limits, stub: clinic } = await clinicWithTokens({ status: 401, json: {} }, slots);
  await Promise.all([1, 2, 3, 4].map(() => driver.readOpenings(service, span, limits())));
  expect(clinic.of('exchange-token').map((call) => call.body)).toEqual([{ key: 'key-of-the-test' }]);
});

test.each<[string, StubAnswer]>([
  ['401', { status: 401, json: {} }],
  ['401 without a body', { status: 401, raw: '' }],
  ['403', { status: 403, raw: '<html>' }],
  ['a 400 that names the token', refusal('token', 'NotAvailable')],
  ['a 400 that names the authorization token by reason', refusal('header', 'TokenExpired')],
])('a token that ends by %s is replaced once, and the command is sent again', async (_, refuse) => {
  const { driver, limits, clinic, stub: server } = await clinicWithTokens(refuse, reserved);
  await driver.reserve(reserveCommand(), limits());
  clinic.expire();
  expect(await driver.reserve(reserveCommand(), limits())).toMatchObject({ kind: 'done' });
  expect(server.of('exchange-token')).toHaveLength(2);
});

test('many calls whose token ended share one new one, so that none ends another’s', async () => {
  const { driver, limits, clinic, stub: server } = await clinicWithTokens({ status: 401, json: {} }, slots);
  await driver.readOpenings(service, span, limits());
  clinic.expire();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => driver.readOpenings(service, span, limits())),
  );
  expect(new Set(answers.map((answer) => answer.kind))).toEqual(new Set(['ok']));
  expect(server.of('exchange-token')).toHaveLength(2);
});

test('a fresh token that is refused, too, is given up and reported: the command was not carried out', async () => {
  const under = await driveStub(() => ({ status: 401, json: {} }));
  expect(await under.driver.reserve(reserveCommand(), under.limits())).toMatchObject({
    kind: 'not-sent',
    trouble: { kind: 'refused-access' },
  });
  expect(under.stub.of('v1/reserve-by-visitor-id')).toHaveLength(2);
  expect(under.warnings).toHaveLength(1);
});

test.each<[string, StubAnswer, string]>([
  ['refuses the key', refusal('key', 'NotFound'), 'refused-access'],
  ['gives no token', { json: {} }, 'unreadable'],
  ['gives a token that no header can carry', { json: { token: 'a\r\nb: c' } }, 'unreadable'],
  ['is down', { status: 503, json: {} }, 'server-error'],
])('when the exchange %s, nothing is sent', async (_, answer, kind) => {
  const calls: StubCall[] = [];
  stub = await startStub((call) => {
    calls.push(call);
    return answer;
  });
  const { driver, limits } = createDriver(stub.baseUrl);
  expect(await driver.reserve(reserveCommand(), limits())).toMatchObject({
    kind: 'not-sent',
    trouble: { kind },
  });
  expect(new Set(calls.map((call) => call.operation))).toEqual(new Set(['exchange-token']));
});

test('the token travels in the configured header, bare if there is no scheme', async () => {
  const under = await driveStub(() => slots, {
    settings: { tokenHeader: { name: 'X-Clinic-Token', scheme: '' } },
  });
  await under.driver.readOpenings(service, span, under.limits());
  const [call] = under.stub.of('v1/get-reservation-slots-by-group');
  expect(call?.headers['x-clinic-token']).toBe('token-1');
  expect(call?.headers['authorization']).toBeUndefined();
});
