import { utrechtAccount, utrechtClient } from '../../../src/sandbox-clinic/demo-data.ts';
import { createTestClock } from '../open-api/driver-under-test.ts';
import {
  booked,
  closeAll,
  closeLater,
  createDriver,
  driveSandbox,
  notes,
  reserveCommand,
  startSec,
  vaccination,
} from './driver-under-test.ts';
import { type StubAnswer, startVendorStub } from './vendor-stub.ts';

afterEach(closeAll);

const span = { startSec, endSec: startSec + 3600 };

/** A system that gives tokens one after another and takes those that `takes` says. */
async function withTokens(takes: (token: string) => boolean, lifetimeSec: unknown = 3600) {
  const clock = createTestClock();
  let given = 0;
  const stub = await startVendorStub(({ path, headers }): StubAnswer => {
    if (path === '/oauth2/token') {
      given += 1;
      return { json: { access_token: `t-${given}`, expires_in: lifetimeSec, token_type: 'Bearer' } };
    }
    return takes(String(headers.authorization)) ? { json: [] } : { status: 401, json: {} };
  });
  closeLater(stub);
  return { stub, ...createDriver(stub.baseUrl, clock) };
}

test('one token is asked for by whoever comes first, with the account’s credentials, and shared', async () => {
  const under = await withTokens(() => true);
  await Promise.all([1, 2, 3].map(() => under.driver.readOpenings(vaccination, span, under.limits())));
  const asked = under.stub.to('/oauth2/token');
  expect(asked).toHaveLength(1);
  const { clientId, clientSecret } = utrechtClient;
  expect(asked[0]?.headers).toMatchObject({
    authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
    'content-type': 'application/x-www-form-urlencoded',
    'x-account': utrechtAccount,
  });
  expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toEqual({
    grant_type: 'client_credentials',
    scope: expect.stringMatching(/\.book \S+\.reschedule \S+\.cancel$/),
  });
});

test('a token is renewed before it ends, while the old one is still used', async () => {
  const under = await withTokens(() => true);
  await under.driver.readOpenings(vaccination, span, under.limits());
  under.clock.advance(3_545_000);
  await under.driver.readOpenings(vaccination, span, under.limits());
  while (under.stub.to('/oauth2/token').length < 2) await new Promise(setImmediate);
  while (!(await usesToken('t-2'))) await new Promise(setImmediate);
  const [first, second] = under.stub.to('/timeslots');
  expect([first?.headers.authorization, second?.headers.authorization]).toEqual(['Bearer t-1', 'Bearer t-1']);

  async function usesToken(token: string): Promise<boolean> {
    await under.driver.readOpenings(vaccination, span, under.limits());
    return under.stub.to('/timeslots').at(-1)?.headers.authorization === `Bearer ${token}`;
  }
});

test('a refused token is replaced, and the command sent again: it was not carried out', async () => {
  const under = await driveSandbox();
  await booked(under);
  under.clinic.control.changeSettings({ secondOauthTokenEndsFirst: true });
  const other = under.again();
  await other.driver.readOpenings(vaccination, span, other.limits());
  under.clock.advance(1_000);
  const later = reserveCommand({ startSec: startSec + 7200, endSec: startSec + 7200 + 35 * 60 });
  expect(await under.driver.reserve(later, under.limits(), notes())).toMatchObject({ kind: 'done' });
});

test('a fresh token that is refused, too, is given up and reported: nothing was sent', async () => {
  const under = await withTokens(() => false);
  const outcome = under.driver.reserve(reserveCommand(), under.limits(), notes());
  while (under.stub.to('/reservations').length < 1) await new Promise(setImmediate);
  // The second token may be asked for a second after the first.
  while (under.stub.to('/oauth2/token').length < 2) {
    under.clock.advance(100);
    await new Promise(setImmediate);
  }
  expect(await outcome).toMatchObject({ kind: 'not-sent', trouble: { kind: 'refused-access' } });
  expect(under.warnings).toEqual([expect.stringContaining('fresh token')]);
});

test.each<[string, StubAnswer, string]>([
  ['refuses the client', { status: 401, json: { error: 'invalid_client' } }, 'refused-access'],
  ['gives no token', { json: {} }, 'unreadable'],
  ['gives a token that no header can carry', { json: { access_token: 'a\r\nb: c' } }, 'unreadable'],
  ['is down', { status: 503, json: {} }, 'server-error'],
])('when the token endpoint %s, nothing is sent', async (_, answer, kind) => {
  const stub = await startVendorStub(() => answer);
  closeLater(stub);
  const under = createDriver(stub.baseUrl, createTestClock());
  const limits = { ...under.limits(), priority: 'look-up' } as const;
  expect(await under.driver.readOpenings(vaccination, span, limits)).toMatchObject({
    kind: 'trouble',
    trouble: { kind },
  });
  expect(stub.calls.map(({ path }) => path)).toEqual(['/oauth2/token']);
});

test('tokens are asked for a second apart, however urgent the call', async () => {
  const clock = createTestClock();
  const askedMs: number[] = [];
  const stub = await startVendorStub(({ path }): StubAnswer => {
    if (path !== '/oauth2/token') return { json: [] };
    askedMs.push(clock.now());
    return askedMs.length < 3 ? { status: 503, json: {} } : { json: { access_token: 't' } };
  });
  closeLater(stub);
  const under = createDriver(stub.baseUrl, clock);
  let isOver = false;
  const read = under.driver.readOpenings(vaccination, span, under.limits(10_000)).finally(() => {
    isOver = true;
  });
  while (!isOver) {
    if (askedMs.length > 0) clock.advance(10);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await read;
  expect(askedMs.length).toBeGreaterThan(1);
  for (const [index, atMs] of askedMs.slice(1).entries())
    expect(atMs - (askedMs[index] ?? 0)).toBeGreaterThanOrEqual(1_000);
});

test('a scope that is missing is reported, and nothing was sent', async () => {
  const under = await driveSandbox(
    {},
    { settings: { scopes: ['com.qmatic.saas.appointments/external.appointment.cancel'] } },
  );
  expect(await under.driver.reserve(reserveCommand(), under.limits(), notes())).toMatchObject({
    kind: 'not-sent',
    trouble: { kind: 'refused-access' },
  });
  expect(under.warnings).toHaveLength(1);
});
