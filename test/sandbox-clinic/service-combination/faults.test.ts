import { faultEffects } from '../../../src/sandbox-clinic/faults/fault.ts';
import {
  atNine,
  atTen,
  book,
  both,
  closeClinics,
  customer,
  openCombination,
  paths,
  type Reply,
  type RunningCombination,
  reservationBody,
  reserve,
  vaccination,
} from './running-combination.ts';

afterEach(closeClinics);

/** A changing call: what leads to it, the call, and whether it is done. */
interface Change {
  readonly operation: string;
  prepare(running: RunningCombination): Promise<(running: RunningCombination) => Promise<Reply>>;
  isDone(running: RunningCombination): boolean;
}

const stateOf = ({ clinic }: RunningCombination) => clinic.control.state();

const changes: readonly Change[] = [
  {
    operation: 'reserve-time-slot',
    prepare:
      async () =>
      ({ send }) =>
        send('POST', paths.reserve, reservationBody()),
    isDone: (running) => stateOf(running).holds.length === 1,
  },
  {
    operation: 'confirm-reservation',
    prepare: async (running) => {
      const id = await reserve(running);
      return ({ send }) => send('POST', paths.confirm(id), customer);
    },
    isDone: (running) => stateOf(running).appointments.length === 1 && stateOf(running).holds.length === 0,
  },
  {
    operation: 'reschedule-appointment',
    prepare: async (running) => {
      const id = await book(running);
      const reservationId = await reserve(running, atTen);
      return ({ send }) => send('PUT', paths.reschedule(id), { reservationId });
    },
    isDone: (running) => stateOf(running).appointments[0]?.startTime === '2026-03-03T09:00:00.000Z',
  },
  {
    operation: 'cancel-appointment',
    prepare: async (running) => {
      const id = await book(running);
      return ({ send }) => send('DELETE', paths.cancel(id));
    },
    isDone: (running) => stateOf(running).appointments[0]?.status === 'CANCELED',
  },
  {
    operation: 'release-reservation',
    prepare: async (running) => {
      const id = await reserve(running);
      return ({ send }) => send('DELETE', paths.release(id));
    },
    isDone: (running) => stateOf(running).holds.length === 0,
  },
  {
    operation: 'update-customer',
    prepare: async (running) => {
      const id = await book(running);
      return ({ send }) => send('PUT', paths.customer(id), { ...customer, lastName: 'Other' });
    },
    isDone: (running) => stateOf(running).appointments[0]?.customer.lastName === 'Other',
  },
];

/** What the caller sees, and whether the call is done, for the effects that need no time to pass. */
const atOnce = [
  ['lose-request', 'cut', false],
  ['lose-response', 'cut', true],
  ['status-503', 503, false],
  ['status-429', 429, false],
  ['status-500-applied', 500, true],
  ['garbage', 'no JSON', true],
] as const;

const cases = changes.flatMap((change) =>
  atOnce.map(([effect, seen, done]) => ({ change, operation: change.operation, effect, seen, done })),
);

/** Parsing and connection errors told apart; any other is a bug of the test. */
async function outcome(call: Promise<Reply>): Promise<string | number> {
  try {
    return (await call).status;
  } catch (error) {
    return error instanceof SyntaxError ? 'no JSON' : 'cut';
  }
}

test.each(cases)('$operation with $effect: $seen, done $done', async ({ change, effect, seen, done }) => {
  const running = await openCombination();
  const call = await change.prepare(running);
  running.clinic.control.addFault({ operation: change.operation, effect, times: 1 });
  expect(await outcome(call(running))).toBe(seen);
  expect(change.isDone(running)).toBe(done);
});

test.each(changes)('$operation with late-commit is cut at once and done after its delay', async (change) => {
  const running = await openCombination();
  const call = await change.prepare(running);
  const { operation } = change;
  running.clinic.control.addFault({ operation, effect: 'late-commit', delayMs: 5000, times: 1 });
  expect(await outcome(call(running))).toBe('cut');
  running.time.advance(4999);
  expect(change.isDone(running)).toBe(false);
  running.time.advance(1);
  expect(change.isDone(running)).toBe(true);
});

test.each(changes)('$operation with delay is done at once and answered late', async (change) => {
  const running = await openCombination();
  const call = await change.prepare(running);
  running.clinic.control.addFault({ operation: change.operation, effect: 'delay', delayMs: 60_000 });
  const reply = call(running);
  while (running.time.waiting === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(change.isDone(running)).toBe(true);
  running.time.advance(60_000);
  expect((await reply).status).toBeLessThan(300);
});

test('a late confirm after the end of its hold is refused, and makes no appointment', async () => {
  const running = await openCombination();
  const id = await reserve(running);
  const fault = { operation: 'confirm-reservation', effect: 'late-commit', delayMs: 900_000 } as const;
  running.clinic.control.addFault(fault);
  expect(await outcome(running.send('POST', paths.confirm(id), customer))).toBe('cut');
  running.time.advance(900_000);
  expect(stateOf(running).appointments).toEqual([]);
});

test('after a lost answer to a reschedule, details show the new time and the reservation is used', async () => {
  const running = await openCombination();
  const id = await book(running);
  const reservationId = await reserve(running, atTen);
  running.clinic.control.addFault({ operation: 'reschedule-appointment', effect: 'lose-response' });
  expect(await outcome(running.send('PUT', paths.reschedule(id), { reservationId }))).toBe('cut');
  expect(await running.send('GET', paths.details(id))).toMatchObject({ body: { timeSlot: atTen } });
  expect(stateOf(running)).toMatchObject({ holds: [], appointments: [{ serviceIds: both }] });
});

test('queries and token requests meet faults by their names too, and * hits all', async () => {
  const running = await openCombination();
  const { send, clinic } = running;
  const slots = `${paths.timeSlots}?serviceIds=${vaccination}`;
  const calls: ReadonlyArray<readonly [string, () => Promise<Reply>]> = [
    ['combinations', () => send('GET', paths.combinations)],
    ['time-slots', () => send('GET', slots)],
    ['search-appointments', () => send('GET', paths.search, { customer })],
    ['get-appointment', () => send('GET', paths.details(vaccination))],
    ['services', () => send('GET', paths.services)],
  ];
  for (const operation of [...calls.map(([name]) => name), '*']) {
    clinic.control.addFault({ operation, effect: 'status-503' });
    for (const [name, call] of calls) {
      const { status, body } = await call();
      expect(status === 503).toBe(operation === '*' || operation === name);
      if (status === 503) expect(body).toMatchObject({ status, messageId: 'SERVICE_UNAVAILABLE' });
    }
    clinic.control.clearFaults();
  }
  clinic.control.addFault({ operation: 'oauth-token', effect: 'status-503', times: 1 });
  expect(await running.token()).toBeUndefined();
  expect(await running.token()).toEqual(expect.any(String));
});

test('a fault may be matched to a time in the body', async () => {
  const running = await openCombination();
  const match = { startTime: '2026-03-03T08:00:00Z' };
  running.clinic.control.addFault({ operation: 'reserve-time-slot', effect: 'status-503', match });
  expect((await running.send('POST', paths.reserve, reservationBody(atTen))).status).toBe(201);
  expect((await running.send('POST', paths.reserve, reservationBody(atNine))).status).toBe(503);
});

test('all effects are tried', () => {
  const tried = [...atOnce.map(([effect]) => effect), 'late-commit', 'delay'];
  expect(new Set(tried)).toEqual(new Set(faultEffects));
});
