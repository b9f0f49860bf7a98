import fc from 'fast-check';
import { RateBudget } from '../../../src/drivers/service-combination/rate-budget.ts';
import { ManualClock } from '../clinic-gate/manual-clock.ts';
import {
  at,
  booked,
  both,
  closeAll,
  driveSandbox,
  moveTo,
  notes,
  reserveCommand,
  shown,
  startSec,
  travelPackage,
  vaccination,
} from './driver-under-test.ts';

afterEach(closeAll);

const priorities = ['change', 'look-up', 'background'] as const;
const steps = ['only', 'first', 'next'] as const;

test('no minute ever holds more requests than the limit, whoever asks when', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          gapMs: fc.nat(1_500),
          priority: fc.constantFrom(...priorities),
          step: fc.constantFrom(...steps),
          isLost: fc.boolean(),
        }),
        { minLength: 60, maxLength: 200 },
      ),
      async (asks) => {
        const clock = new ManualClock();
        const budget = new RateBudget(20, clock);
        const madeMs: number[] = [];
        for (const { gapMs, priority, step, isLost } of asks) {
          clock.advance(gapMs);
          const isMade = await budget.take({ priority, untilMs: clock.now() + 1 }, step);
          if (isMade) madeMs.push(clock.now());
          if (isMade && step === 'first' && isLost) budget.giveBack();
        }
        for (const at of madeMs)
          expect(madeMs.filter((one) => one >= at && one < at + 60_000).length).toBeLessThanOrEqual(20);
      },
    ),
    { seed: 7, numRuns: 100 },
  );
});

test('changes have what look-ups leave, and look-ups what the background leaves', async () => {
  const clock = new ManualClock();
  const budget = new RateBudget(100, clock);
  const counts = { background: 0, 'look-up': 0, change: 0 };
  for (const priority of ['background', 'look-up', 'change'] as const)
    while (await budget.take({ priority, untilMs: clock.now() + 1 })) counts[priority] += 1;
  expect(counts).toEqual({ background: 40, 'look-up': 40, change: 20 });
});

test('a change waits for its turn, and a wait that is too long is not begun', async () => {
  const clock = new ManualClock();
  const budget = new RateBudget(5, clock);
  const limits = (ms: number) => ({ priority: 'change', untilMs: clock.now() + ms }) as const;
  for (let made = 0; made < 5; made += 1) await budget.take(limits(1));
  expect(await budget.take(limits(30_000))).toBe(false);
  const waiting = budget.take(limits(70_000));
  clock.advance(61_000);
  expect(await waiting).toBe(true);
});

test('the first request of two is not made unless there is one left for the second', async () => {
  const clock = new ManualClock();
  const budget = new RateBudget(10, clock);
  const limits = () => ({ priority: 'change', untilMs: clock.now() + 1 }) as const;
  for (let made = 0; made < 8; made += 1) await budget.take(limits());
  expect(await budget.take(limits(), 'first')).toBe(true);
  expect(await budget.take(limits())).toBe(false);
  expect(await budget.take(limits(), 'first')).toBe(false);
  expect(await budget.take(limits(), 'next')).toBe(true);
  expect(await budget.take(limits(), 'next')).toBe(false);
  clock.advance(61_000);
  for (let made = 0; made < 9; made += 1) await budget.take(limits());
  expect(await budget.take(limits(), 'first')).toBe(false);
  expect(await budget.take(limits())).toBe(true);
});

test('a request that is not wanted after all is there for others', async () => {
  const clock = new ManualClock();
  const budget = new RateBudget(10, clock);
  const limits = () => ({ priority: 'change', untilMs: clock.now() + 1 }) as const;
  for (let made = 0; made < 8; made += 1) await budget.take(limits());
  await budget.take(limits(), 'first');
  budget.giveBack();
  expect(await budget.take(limits())).toBe(true);
});

test('a wish to be left alone holds for everybody, as long as it says', async () => {
  const clock = new ManualClock();
  const budget = new RateBudget(100, clock);
  budget.turnedAway(2_000);
  expect(await budget.take({ priority: 'change', untilMs: clock.now() + 1_000 })).toBe(false);
  clock.advance(2_000);
  expect(await budget.take({ priority: 'background', untilMs: clock.now() + 1 })).toBe(true);
});

test('a "too many" without a time makes look-ups rest and lets changes try', async () => {
  const clock = new ManualClock();
  const budget = new RateBudget(100, clock);
  budget.turnedAway(null);
  expect(await budget.take({ priority: 'look-up', untilMs: clock.now() + 1_000 })).toBe(false);
  expect(await budget.take({ priority: 'change', untilMs: clock.now() + 1 })).toBe(true);
});

describe('when the minute is nearly used up', () => {
  const span = { startSec, endSec: startSec + 2 * 3600 };

  async function usedUp() {
    const under = await driveSandbox({}, { settings: { requestsPerMinute: 20 } });
    const lookUp = () => ({ ...under.limits(), priority: 'look-up' }) as const;
    for (let times = 0; times < 20; times += 1) await under.driver.readOpenings(vaccination, span, lookUp());
    return { under, lookUp };
  }

  test('look-ups are answered by slots read a little before, for a while, and changes still go', async () => {
    const { under, lookUp } = await usedUp();
    const before = under.clinic.control.state().calls['time-slots'];
    expect(before).toBe(16);
    expect(await under.driver.readOpenings(vaccination, span, lookUp())).toMatchObject({
      kind: 'ok',
      value: { length: 6 },
    });
    expect(under.clinic.control.state().calls['time-slots']).toBe(before);
    expect(await under.driver.reserve(reserveCommand(), under.limits(), notes())).toMatchObject({
      kind: 'done',
    });
    under.clock.advance(31_000);
    expect(await under.driver.readOpenings(vaccination, span, lookUp())).toMatchObject({
      kind: 'trouble',
      trouble: { kind: 'overloaded' },
    });
    under.clock.advance(31_000);
    expect(await under.driver.readOpenings(vaccination, span, lookUp())).toMatchObject({ kind: 'ok' });
  });

  test('slots that were booked since are not among them', async () => {
    const { under, lookUp } = await usedUp();
    await under.driver.reserve(reserveCommand(), under.limits(), notes());
    const answer = await under.driver.readOpenings(vaccination, span, lookUp());
    const starts = answer.kind === 'ok' ? answer.value.map((one) => (one.startSec - startSec) / 60) : [];
    expect(starts).toEqual([40, 60, 80, 100]);
  });
});

describe('when the minute is nearly used up and a visit leaves its slots', () => {
  const span = { startSec, endSec: startSec + 2 * 3600 };

  /** A visit, and as many look-ups afterwards or before as use the minute up. */
  async function visitAmongLookUps(first: 'visit' | 'look-ups') {
    const under = await driveSandbox({}, { settings: { requestsPerMinute: 40 } });
    const lookUp = () =>
      under.driver.readOpenings(vaccination, span, { ...under.limits(), priority: 'look-up' });
    const useUp = async (): Promise<void> => {
      for (let times = 0; times < 40; times += 1) await lookUp();
    };
    if (first === 'look-ups') await useUp();
    const view = await booked(under);
    if (first === 'visit') await useUp();
    const shownMinutes = async () => {
      const answer = await lookUp();
      return answer.kind === 'ok'
        ? answer.value.map((one) => (one.startSec - startSec) / 60)
        : answer.trouble;
    };
    return { under, view, shownMinutes };
  }

  test('look-ups show them as free again if they were read before the visit came', async () => {
    const { under, view, shownMinutes } = await visitAmongLookUps('look-ups');
    expect(await shownMinutes()).toEqual([40, 60, 80, 100]);
    await under.driver.cancel(view, under.limits());
    expect(await shownMinutes()).toEqual([0, 20, 40, 60, 80, 100]);
  });

  test('by a move as well, while its new ones are taken', async () => {
    const { under, view, shownMinutes } = await visitAmongLookUps('look-ups');
    await under.driver.move(moveTo(view, 60), under.limits(), notes());
    expect(await shownMinutes()).toEqual([0, 20, 40, 100]);
  });

  test('look-ups that were read with the visit in them are not used any more', async () => {
    const { under, view, shownMinutes } = await visitAmongLookUps('visit');
    expect(await shownMinutes()).toEqual([40, 60, 80, 100]);
    await under.driver.cancel(view, under.limits());
    expect(await shownMinutes()).toMatchObject({ kind: 'overloaded' });
  });
});

describe('where only one request is left in the minute', () => {
  async function started() {
    const under = await driveSandbox({}, { settings: { requestsPerMinute: 8 } });
    const span = { startSec, endSec: startSec + 3600 };
    const useUp = async (times: number): Promise<void> => {
      for (let made = 0; made < times; made += 1)
        await under.driver.readOpenings(vaccination, span, under.limits());
    };
    return { under, useUp };
  }

  const notBegun = { kind: 'not-sent', trouble: { kind: 'overloaded' } };

  test('a booking is not begun, so that nothing is held for it', async () => {
    const { under, useUp } = await started();
    await useUp(7);
    expect(await under.driver.reserve(reserveCommand(), under.limits(), notes())).toMatchObject(notBegun);
    expect(shown(under.clinic)).toEqual({ appointments: [], holds: [] });
  });

  test('nor is a move', async () => {
    const { under, useUp } = await started();
    const view = await booked(under);
    await useUp(4);
    expect(await under.driver.move(moveTo(view, 120), under.limits(), notes())).toMatchObject(notBegun);
    expect(shown(under.clinic)).toEqual({
      appointments: [{ startTime: at(0), serviceIds: both }],
      holds: [],
    });
  });
});

test('a limit that the clinic keeps itself is never met', async () => {
  const under = await driveSandbox();
  await booked(under);
  for (let times = 0; times < 150; times += 1) {
    await under.driver.readOpenings(
      travelPackage,
      { startSec, endSec: startSec + 3600 },
      {
        ...under.limits(),
        priority: times % 2 === 0 ? 'look-up' : 'background',
      },
    );
    under.clock.advance(100);
  }
  expect(under.observed.filter((one) => one.endsWith('overloaded'))).toEqual([]);
});
