import { deadPort, type StubAnswer, startStub } from './clinic-stub.ts';
import {
  closeAll,
  createDriver,
  createTestClock,
  driveStub,
  reserveCommand,
  service,
} from './driver-under-test.ts';

const done = { json: { reservationId: 'r-1' } };
const span = { startSec: 1_930_000_000, endSec: 1_930_003_600 };

afterEach(closeAll);

async function reserveAnswered(answer: StubAnswer, settings: Record<string, unknown> = {}) {
  const { driver, limits, stub } = await driveStub(() => answer, { settings });
  const outcome = await driver.reserve(reserveCommand(), limits());
  return { outcome, sent: stub.of('v1/reserve-by-visitor-id').length };
}

describe('a command', () => {
  test('is done when the clinic says so', async () => {
    const { outcome } = await reserveAnswered(done);
    expect(outcome).toEqual({
      kind: 'done',
      value: { visitorId: 'visitor-1', receiptId: 'r-1', scheduleId: null },
    });
  });

  test.each<[string, StubAnswer, string]>([
    ['the connection is cut after it', 'cut', 'unreachable'],
    ['the clinic answers 500', { status: 500, json: {} }, 'server-error'],
    ['the clinic answers 503', { status: 503, json: {} }, 'server-error'],
    ['the answer is not JSON', { raw: '<html>' }, 'unreadable'],
    ['the answer is cut-off JSON', { raw: '{"reservationId":"r' }, 'unreadable'],
    ['the answer is not UTF-8', { raw: Buffer.from([0x22, 0xff, 0xfe, 0x22]) }, 'unreadable'],
    ['the answer is empty', { raw: '' }, 'unreadable'],
    ['the answer is far too large', { raw: Buffer.alloc(9 * 1024 * 1024, 0x20) }, 'unreadable'],
    ['the answer has no id', { json: {} }, 'unreadable'],
    ['the id is a number', { json: { reservationId: 7 } }, 'unreadable'],
    ['the answer is a list', { json: [] }, 'unreadable'],
    ['the answer is nested without end', { raw: '['.repeat(100_000) + ']'.repeat(100_000) }, 'unreadable'],
    ['the clinic answers with an unheard-of status', { status: 418, json: {} }, 'unexpected'],
    ['the clinic answers with a redirect', { status: 302, json: {} }, 'unexpected'],
    ['a 400 has no readable body', { status: 400, raw: 'no' }, 'unexpected'],
    ['a 409 has no readable body', { status: 409, json: { errorProperties: 'x' } }, 'unexpected'],
  ])('has an unknown outcome when %s, and is not repeated', async (_, answer, kind) => {
    const { outcome, sent } = await reserveAnswered(answer);
    expect(outcome).toMatchObject({ kind: 'unknown', trouble: { kind } });
    expect(sent).toBe(1);
  });

  test('has an unknown outcome when no answer comes in time', async () => {
    const clock = createTestClock();
    const { driver, limits } = await driveStub(
      () => {
        clock.advance(3000);
        return 'hang';
      },
      { clock },
    );
    expect(await driver.reserve(reserveCommand(), limits())).toMatchObject({
      kind: 'unknown',
      trouble: { kind: 'time-out' },
    });
  });

  test('was not sent when nobody listens', async () => {
    const { driver, limits } = createDriver(`http://127.0.0.1:${await deadPort()}`);
    expect(await driver.reserve(reserveCommand(), limits())).toMatchObject({
      kind: 'not-sent',
      trouble: { kind: 'unreachable' },
    });
  });

  test('was not sent when its time is already over', async () => {
    const { driver, limits, stub } = await driveStub(() => done);
    expect(await driver.reserve(reserveCommand(), limits(0))).toMatchObject({ kind: 'not-sent' });
    expect(stub.of('v1/reserve-by-visitor-id')).toHaveLength(0);
  });

  test('that waited for a connection for too long is not sent later', async () => {
    const clock = createTestClock();
    let release: (answer: StubAnswer) => void = () => undefined;
    const held = new Promise<StubAnswer>((resolve) => {
      release = resolve;
    });
    let arrived: () => void = () => undefined;
    const firstArrived = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const { driver, limits, stub } = await driveStub(
      () => {
        arrived();
        return held;
      },
      { clock, settings: { maxConcurrent: 1 } },
    );
    const first = driver.reserve(reserveCommand(), limits(60_000));
    await firstArrived;
    const second = driver.reserve(reserveCommand(), limits(1000));
    await new Promise(setImmediate);
    clock.advance(1000);
    expect(await second).toMatchObject({ kind: 'not-sent', trouble: { kind: 'overloaded' } });
    release(done);
    expect(await first).toMatchObject({ kind: 'done' });
    expect(await driver.reserve(reserveCommand({ visitorId: 'visitor-3' }), limits())).toMatchObject({
      kind: 'done',
    });
    expect(stub.of('v1/reserve-by-visitor-id').map((call) => call.body['visitorId'])).toEqual([
      'visitor-1',
      'visitor-3',
    ]);
  });

  test('turned away by a rate limit was not carried out, and gets one more chance', async () => {
    const answers: StubAnswer[] = [{ status: 429, json: {} }, done];
    const { driver, limits } = await driveStub(() => answers.shift() ?? 'cut');
    expect(await driver.reserve(reserveCommand(), limits())).toMatchObject({ kind: 'done' });
  });

  test('turned away again and again was not sent', async () => {
    const { outcome, sent } = await reserveAnswered({ status: 429, json: {} });
    expect(outcome).toMatchObject({ kind: 'not-sent', trouble: { kind: 'overloaded' } });
    expect(sent).toBe(2);
  });

  test('waits no longer for its second chance than its caller does', async () => {
    const { outcome, sent } = await reserveAnswered({
      status: 429,
      json: {},
      headers: { 'retry-after': '60' },
    });
    expect(outcome).toMatchObject({ kind: 'not-sent' });
    expect(sent).toBe(1);
  });
});

describe('a read', () => {
  test('is repeated until an answer comes', async () => {
    const answers: StubAnswer[] = ['cut', { status: 503, json: {} }, { json: { data: [] } }];
    const { driver, limits } = await driveStub(() => answers.shift() ?? 'cut');
    expect(await driver.readOpenings(service, span, limits())).toEqual({ kind: 'ok', value: [] });
  });

  test('is given up after three attempts', async () => {
    const { driver, limits, stub } = await driveStub(() => ({ status: 500, json: {} }));
    expect(await driver.readOpenings(service, span, limits())).toMatchObject({
      kind: 'trouble',
      trouble: { kind: 'server-error' },
    });
    expect(stub.of('v1/get-reservation-slots-by-group')).toHaveLength(3);
  });

  test('that takes too long is tried again while there is time', async () => {
    const clock = createTestClock();
    let calls = 0;
    const { driver, limits } = await driveStub(
      () => {
        calls += 1;
        if (calls > 1) return { json: { data: [] } };
        clock.advance(1000);
        return 'hang';
      },
      { clock },
    );
    expect(await driver.readOpenings(service, span, limits())).toMatchObject({ kind: 'ok' });
  });

  test('is not repeated when the clinic refuses it', async () => {
    const { driver, limits, stub } = await driveStub(() => ({ status: 404, json: {} }));
    expect(await driver.readOpenings(service, span, limits())).toMatchObject({ kind: 'trouble' });
    expect(stub.of('v1/get-reservation-slots-by-group')).toHaveLength(1);
  });
});

test('a closed driver sends nothing more, and may be closed again', async () => {
  const { driver, limits, stub } = await driveStub(() => done);
  await Promise.all([driver.close(), driver.close()]);
  expect(await driver.reserve(reserveCommand(), limits())).toMatchObject({ kind: 'not-sent' });
  expect(stub.calls).toEqual([]);
});

test('a path in the base address comes before each path of the API', async () => {
  const stub = await startStub((call) => ({
    json: call.operation === 'exchange-token' ? { token: 't' } : { data: [] },
  }));
  const { driver, limits } = createDriver(`${stub.baseUrl}/gateway/`);
  await driver.readOpenings(service, span, limits());
  expect(stub.calls.map((call) => call.path)).toEqual([
    '/gateway/open/authorization/commands/exchange-token',
    '/gateway/schedule/open/v1/queries/get-reservation-slots-by-group',
  ]);
  await stub.close();
});
