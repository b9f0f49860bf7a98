import type { OpenApiDriver } from '../../../src/drivers/open-api/driver.ts';
import type { StubAnswer, StubCall } from './clinic-stub.ts';
import {
  closeAll,
  createTestClock,
  detail,
  driveStub,
  marker,
  person,
  service,
  startSec,
} from './driver-under-test.ts';
import { driveSandbox, trace, until } from './sandbox-under-test.ts';

afterEach(closeAll);

const span = { startSec: 1_930_000_000, endSec: 1_930_003_600 };
const slots = { json: { data: [] } };
const slotQuery = 'v1/get-reservation-slots-by-group';
const iso = (sec: number) => new Date(sec * 1000).toISOString();

describe('a clinic that fails', () => {
  test('is not called any more after a while, then tried again', async () => {
    const clock = createTestClock();
    let answer: StubAnswer = { status: 503, json: {} };
    const { driver, limits, stub, observed } = await driveStub(() => answer, {
      clock,
      settings: { failuresToOpen: 4, leaveAloneMs: 1000 },
    });
    const read = () => driver.readOpenings(service, span, limits());
    await read();
    await read();
    expect(stub.of(slotQuery)).toHaveLength(4);
    expect(driver.condition()).toEqual({ breaker: 'open', underWay: 0, waiting: 0 });
    expect(await read()).toMatchObject({ kind: 'trouble', trouble: { kind: 'unreachable' } });
    expect(stub.of(slotQuery)).toHaveLength(4);
    expect(observed.at(-1)).toBe('get-reservation-slots-by-group: shed');

    clock.advance(1000);
    answer = slots;
    expect(await read()).toEqual({ kind: 'ok', value: [] });
    expect(driver.condition().breaker).toBe('closed');
  });

  test.each<[string, StubAnswer, string]>([
    ['refuses', { status: 400, json: { errorProperties: [] } }, 'refused'],
    ['wants fewer calls', { status: 429, json: {} }, 'overloaded'],
    ['answers something unheard of', { status: 418, json: {} }, 'unexpected'],
  ])('is not one that %s', async (_, answer, outcome) => {
    const { driver, limits, observed } = await driveStub(() => answer, { settings: { failuresToOpen: 1 } });
    await driver.readOpenings(service, span, limits());
    expect(driver.condition().breaker).toBe('closed');
    expect(observed.at(-1)).toBe(`get-reservation-slots-by-group: ${outcome}`);
  });

  test('is not one that was given hardly any time', async () => {
    const clock = createTestClock();
    const { driver, limits } = await driveStub(
      () => {
        clock.advance(499);
        return 'hang';
      },
      { clock, settings: { failuresToOpen: 1 } },
    );
    expect(await driver.readOpenings(service, span, limits(499))).toMatchObject({
      kind: 'trouble',
      trouble: { kind: 'time-out' },
    });
    expect(driver.condition().breaker).toBe('closed');
  });

  test('is asked again for a tenth of the calls and a few more, not thrice for each', async () => {
    const { driver, limits, stub } = await driveStub(() => ({ status: 503, json: {} }), {
      clock: { ...createTestClock(), now: () => 0 },
      settings: { failuresToOpen: 10_000 },
    });
    for (let calls = 0; calls < 100; calls += 1) await driver.readOpenings(service, span, limits());
    const asked = stub.of(slotQuery).length;
    expect(asked).toBeGreaterThan(100 + 10);
    expect(asked).toBeLessThanOrEqual(100 + 10 + 10);
  });
});

test('a token that ends between the calls of a search for a marker is replaced once, and the search goes on', async () => {
  const clock = createTestClock();
  const { driver, limits, stub } = await driveStub(
    (call) => {
      if (call.operation === 'v1/search-visitors') return visitors();
      // The histories are asked for together, and all of them meet the end of the first token.
      const isOver = call.headers['authorization'] === 'Bearer token-1';
      return isOver ? { status: 401, json: {} } : answer(call);
    },
    { clock },
  );
  expect(await driver.findByMarker(trace(clock), limits())).toMatchObject({
    kind: 'ok',
    value: { found: [{ reference: { scheduleId: 'schedule-1' } }], complete: true },
  });
  expect(stub.of('exchange-token')).toHaveLength(2);
  expect(stub.of('v1/get-schedules-summarized-by-tasks')).toHaveLength(4 + 4);
  expect(stub.of('v1/search-visitors')).toHaveLength(1);
});

function visitors(): StubAnswer {
  const data = [1, 2, 3, 4].map((number) => ({
    id: `visitor-${number}`,
    name: 'Ada Example',
    phoneNumber: person.phone,
  }));
  return { json: { data } };
}

function answer({ operation, body }: StubCall): StubAnswer {
  if (operation === 'v1/get-schedule-detail') return detail({ reservationMemo: marker });
  const visit = {
    scheduleId: 'schedule-1',
    startDateTimeUtc: iso(startSec),
    endDateTimeUtc: iso(startSec + 1800),
  };
  return { json: { data: body['visitorId'] === 'visitor-1' ? [visit] : [] } };
}

describe('warming up', () => {
  async function isAsking(driver: OpenApiDriver): Promise<boolean> {
    await new Promise(setImmediate);
    return driver.condition().underWay > 0;
  }

  test('gets token and groups before anybody asks', async () => {
    const { driver, clinic, limits } = await driveSandbox({ service: { zoneIds: [] } });
    driver.warmUp();
    await until(() => (clinic.control.state().calls['get-reservation-groups'] ?? 0) > 0);
    expect(await driver.readOpenings(service, span, limits())).toMatchObject({ kind: 'ok' });
    expect(clinic.control.state().calls).toMatchObject({ 'exchange-token': 1, 'get-reservation-groups': 1 });
  });

  test('reports a configured group that the clinic does not have', async () => {
    const { driver, warnings } = await driveStub(() => ({ json: { data: [] } }));
    driver.warmUp();
    await until(() => warnings.length > 0);
    expect(warnings).toEqual([
      "get-reservation-groups: the configured reservation group is not among the clinic's",
    ]);
  });

  test('asks again each second while the clinic is not up yet, and no more once it answers, whatever it says', async () => {
    const clock = createTestClock();
    let isUp = false;
    const { driver, stub } = await driveStub(() => (isUp ? { json: {} } : { status: 503, json: {} }), {
      clock,
      settings: { repeatShare: 0, repeatsAtOnce: 0 },
    });
    const asked = () => stub.of('v1/get-reservation-groups').length;
    const askedAndAnswered = async (times: number) => {
      await until(() => asked() === times && driver.condition().underWay === 0);
      await new Promise(setImmediate);
    };
    driver.warmUp();
    await askedAndAnswered(1);
    clock.advance(999);
    expect(await isAsking(driver)).toBe(false);
    clock.advance(1);
    await askedAndAnswered(2);
    isUp = true;
    clock.advance(1_000);
    await askedAndAnswered(3);
    clock.advance(1_000);
    expect(await isAsking(driver)).toBe(false);
  });

  test('leaves a clinic that stays down to the first call after five seconds', async () => {
    const clock = createTestClock();
    const { driver, stub } = await driveStub(() => ({ status: 503, json: {} }), {
      clock,
      settings: { repeatShare: 0, repeatsAtOnce: 0, failuresToOpen: 100 },
    });
    driver.warmUp();
    for (let times = 1; times <= 5; times += 1) {
      await until(
        () => stub.of('v1/get-reservation-groups').length === times && driver.condition().underWay === 0,
      );
      await new Promise(setImmediate);
      clock.advance(1_000);
    }
    expect(await isAsking(driver)).toBe(false);
  });

  test('says nothing of a clinic that is down: the first call tries again', async () => {
    const { driver, stub, warnings, limits } = await driveStub(() => ({ status: 503, json: {} }));
    driver.warmUp();
    await until(() => stub.of('v1/get-reservation-groups').length > 0);
    await driver.readOpenings(service, span, limits());
    expect(warnings).toEqual([]);
  });
});

test('a closed driver cuts off what still hangs after a second', async () => {
  const clock = createTestClock();
  const { driver, limits, stub } = await driveStub(() => 'hang', {
    clock,
    settings: { readTimeOutMs: 60_000 },
  });
  const hanging = driver.readOpenings(service, span, limits(60_000));
  await until(() => stub.of(slotQuery).length === 1);
  const closed = driver.close();
  clock.advance(999);
  await new Promise(setImmediate);
  expect(driver.condition().underWay).toBe(1);
  clock.advance(1);
  await closed;
  expect(await hanging).toMatchObject({ kind: 'trouble' });
});
