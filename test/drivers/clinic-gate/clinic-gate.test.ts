import fc from 'fast-check';
import { GateUnderTest, type TestCall } from './gate-under-test.ts';

const ranks = { change: 0, 'look-up': 1, background: 2 } as const;

const action = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('bring' as const),
      priority: fc.constantFrom('change' as const, 'look-up' as const, 'background' as const),
      sort: fc.constantFrom('read' as const, 'command' as const),
      patienceMs: fc.integer({ min: 0, max: 2000 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('end' as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.nat(400) }) },
);

const settings = fc.record({
  maxConcurrent: fc.integer({ min: 1, max: 6 }),
  maxWaiting: fc.integer({ min: 0, max: 8 }),
  longestWaitMs: fc.integer({ min: 0, max: 1000 }),
});

/** Whether a call can't have a place although there are some. */
function isHeldBack(call: TestCall, under: GateUnderTest): boolean {
  const { maxConcurrent } = under.settings;
  const underWay = under.in('under-way');
  if (underWay.length >= maxConcurrent) return true;
  const commands = underWay.filter(({ sort }) => sort === 'command').length;
  const background = underWay.filter(({ priority }) => priority === 'background').length;
  return (
    (call.sort === 'command' && commands >= Math.ceil((maxConcurrent * 3) / 4)) ||
    (call.priority === 'background' && background >= Math.ceil(maxConcurrent / 2))
  );
}

function checkPlaces(under: GateUnderTest): void {
  const { maxConcurrent } = under.settings;
  const underWay = under.in('under-way');
  const commands = underWay.filter(({ sort }) => sort === 'command');
  const background = underWay.filter(({ priority }) => priority === 'background');
  expect(underWay.length).toBeLessThanOrEqual(maxConcurrent);
  expect(commands.length).toBeLessThanOrEqual(Math.ceil((maxConcurrent * 3) / 4));
  expect(background.length).toBeLessThanOrEqual(Math.ceil(maxConcurrent / 2));
  expect(under.gate.condition()).toEqual({
    breaker: 'closed',
    underWay: underWay.length,
    waiting: under.in('waiting').length,
  });
}

function checkWaiting(under: GateUnderTest): void {
  const waiting = under.in('waiting');
  expect(waiting.length).toBeLessThanOrEqual(under.settings.maxWaiting);
  for (const call of waiting) {
    expect(isHeldBack(call, under)).toBe(true);
    expect(under.clock.now()).toBeLessThan(
      Math.min(call.untilMs, call.arrivedMs + under.settings.longestWaitMs),
    );
  }
}

/** Those who got a place may be outranked by those who still wait only if these wait for places of another kind. */
function checkOrder(given: readonly TestCall[], under: GateUnderTest): void {
  for (const call of given) {
    for (const other of under.in('waiting')) {
      const isAhead =
        ranks[other.priority] < ranks[call.priority] ||
        (other.priority === call.priority && under.calls.indexOf(other) < under.calls.indexOf(call));
      if (isAhead) expect([other.sort, call.sort]).toEqual(['command', 'read']);
    }
  }
}

test('never are more calls under way than there are places, nobody waits too long or for nothing, and order is kept', async () => {
  await fc.assert(
    fc.asyncProperty(settings, fc.array(action, { maxLength: 60 }), async (changes, actions) => {
      const under = new GateUnderTest(changes);
      for (const step of actions) {
        const waitedBefore = new Set(under.in('waiting'));
        const underWay = under.in('under-way');
        const ending = step.kind === 'end' ? underWay[step.which % Math.max(1, underWay.length)] : undefined;
        if (step.kind === 'bring') await under.bring(step.priority, step.sort, step.patienceMs);
        else if (step.kind === 'pass') await under.pass(step.ms);
        else if (ending !== undefined) await under.end(ending);
        checkPlaces(under);
        checkWaiting(under);
        checkOrder(
          under.in('under-way').filter((call) => waitedBefore.has(call)),
          under,
        );
      }
      under.gate.close();
      await under.pass(0);
      expect(under.in('waiting')).toEqual([]);
      for (const call of under.in('under-way')) await under.end(call);
      expect(under.gate.condition()).toEqual({ breaker: 'closed', underWay: 0, waiting: 0 });
      expect(under.clock.timers).toBe(0);
    }),
    { numRuns: 300 },
  );
});

test('who waits gets the next place, changes first and look-ups before what runs in the background', async () => {
  const under = new GateUnderTest({ maxConcurrent: 1 });
  const first = await under.bring('background');
  const background = await under.bring('background');
  const lookUp = await under.bring('look-up');
  const change = await under.bring('change');
  const laterChange = await under.bring('change');
  const order: TestCall[] = [];
  for (let next: TestCall | undefined = first; next !== undefined; [next] = under.in('under-way')) {
    order.push(next);
    await under.end(next);
  }
  expect(order).toEqual([first, change, laterChange, lookUp, background]);
});

test('commands that hang leave places for reads', async () => {
  const under = new GateUnderTest({ maxConcurrent: 4 });
  await under.bringMany(5, 'change', 'command');
  expect(under.in('under-way')).toHaveLength(3);
  expect(await under.bring('look-up')).toMatchObject({ state: 'under-way' });
});

test('a full queue turns away whoever comes last, unless it goes before the last one', async () => {
  const under = new GateUnderTest({ maxConcurrent: 1, maxWaiting: 2 });
  await under.bring();
  const [lookUp, background] = [await under.bring('look-up'), await under.bring('background')];
  expect(await under.bring('background')).toMatchObject({
    state: 'shed',
    trouble: 'overloaded: too many calls wait for this clinic',
  });
  expect(await under.bring('change')).toMatchObject({ state: 'waiting' });
  expect([lookUp.state, background.state]).toEqual(['waiting', 'shed']);
});

test('a call that cannot get a place in time is turned away at once, by what calls took of late', async () => {
  const under = new GateUnderTest({ maxConcurrent: 1, longestWaitMs: 10_000 });
  for (let calls = 0; calls < 50; calls += 1) {
    const call = await under.bring();
    await under.pass(400);
    await under.end(call);
  }
  await under.bring();
  expect(await under.bring('change', 'read', 300)).toMatchObject({
    state: 'shed',
    trouble: 'overloaded: no place can become free in time',
  });
  expect(await under.bring('change', 'read', 500)).toMatchObject({ state: 'waiting' });
});

test('a call that fails to come back as it should gives its place back, too', async () => {
  const under = new GateUnderTest({ maxConcurrent: 1 });
  const call = { limits: { untilMs: under.clock.now() + 1000, priority: 'change' }, sort: 'read' } as const;
  const broken = under.gate.pass(
    call,
    () => Promise.reject(new Error('broken')),
    () => 'healthy',
  );
  await expect(broken).rejects.toThrow('broken');
  expect(await under.bring()).toMatchObject({ state: 'under-way' });
});

test('a closed gate turns away who waits and who comes', async () => {
  const under = new GateUnderTest({ maxConcurrent: 1 });
  const [going, waiting] = [await under.bring(), await under.bring()];
  under.gate.close();
  await under.end(going);
  const late = await under.bring();
  expect([going.state, waiting.state, late.state]).toEqual(['over', 'shed', 'shed']);
});

describe('a clinic that fails', () => {
  const failing = { failuresToOpen: 4, leaveAloneMs: 1000, longestLeaveAloneMs: 3000, maxConcurrent: 4 };

  test('is left alone, with everybody told at once', async () => {
    const under = new GateUnderTest(failing);
    const calls = await under.bringMany(7);
    const waiting = await under.bring();
    for (const call of calls.slice(0, 4)) await under.end(call, 'failing');
    expect(under.gate.condition().breaker).toBe('open');
    expect(waiting).toMatchObject({
      state: 'shed',
      trouble: 'unreachable: the clinic failed too often and is left alone',
    });
    expect(await under.bring()).toMatchObject({ state: 'shed' });
    expect(under.in('under-way')).toEqual(calls.slice(4));
  });

  test('is tried out by one read, while the others wait for what comes of it', async () => {
    const under = new GateUnderTest(failing);
    await under.run(4, 'failing');
    await under.pass(1000);
    expect(under.gate.condition().breaker).toBe('half-open');
    const command = await under.bring('change', 'command');
    const trial = await under.bring('background');
    const read = await under.bring('change');
    expect([command.state, trial.state, read.state]).toEqual(['waiting', 'under-way', 'waiting']);
    await under.end(trial, 'healthy');
    expect([command.state, read.state]).toEqual(['under-way', 'under-way']);
    expect(under.gate.condition().breaker).toBe('closed');
  });

  test('is tried out by the next read when the first one said nothing', async () => {
    const under = new GateUnderTest(failing);
    await under.run(4, 'failing');
    await under.pass(1000);
    const [trial, next] = [await under.bring(), await under.bring()];
    await under.end(trial, 'says-nothing');
    expect(next.state).toBe('under-way');
  });

  test('is left alone for longer each time, but never for longer than told', async () => {
    const under = new GateUnderTest(failing);
    await under.run(4, 'failing');
    for (const ms of [1000, 2000, 3000, 3000]) {
      await under.pass(ms - 1);
      expect(await under.bring()).toMatchObject({ state: 'shed' });
      await under.pass(1);
      const [trial, waiting] = [await under.bring(), await under.bring()];
      await under.end(trial, 'failing');
      expect(waiting.state).toBe('shed');
    }
  });

  test('is left alone for a short time again once it was well in between', async () => {
    const under = new GateUnderTest(failing);
    await under.run(4, 'failing');
    await under.pass(1000);
    await under.run(1, 'failing');
    await under.pass(2000);
    await under.run(2, 'healthy');
    await under.run(4, 'failing');
    expect(under.gate.condition().breaker).toBe('open');
    await under.pass(1000);
    expect(under.gate.condition().breaker).toBe('half-open');
  });
});
