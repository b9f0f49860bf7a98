import { type CommandTransport, command, commandTransports } from './house-client.ts';
import {
  consultation,
  doneStatuses,
  expectRefusal,
  freshStart,
  isoTime,
  knownVisitor,
  reserveCommand,
  scheduleOf,
  schedulesOf,
  unknownStatuses,
  unreachableStatuses,
  updateCommand,
} from './house-words.ts';
import { RunningSystem } from './running-system.ts';

let system: RunningSystem;

beforeAll(async () => {
  system = await RunningSystem.start();
});
afterEach(() => system.clinic.control.clearFaults());
afterAll(() => system.stop());

type Effect = 'lose-request' | 'lose-response' | 'garbage' | 'status-500-applied';

function fault(operation: string, effect: Effect, times = 1): void {
  system.clinic.control.addFault({ operation, effect, times });
}

function callsOf(operation: string): number {
  return system.clinic.control.state().calls[operation] ?? 0;
}

describe.each(commandTransports)('over %s', (transport: CommandTransport) => {
  const done = doneStatuses[transport];
  const person = (name: string): string => knownVisitor(system, `${name} ${transport}`);
  const call = (
    name: Parameters<typeof command>[2],
    message: object,
    key?: string,
  ): ReturnType<typeof command> =>
    command(system, transport, name, message, key === undefined ? {} : { key: `${key} ${transport}` });

  const known = (name: Parameters<typeof command>[2], message: object, key: string) =>
    insist(transport, name, message, `${key} ${transport}`);

  async function reserved(visitorId: string, startSec: number, more: object = {}) {
    const reply = await known('ReserveByVisitorId', reserveCommand(visitorId, startSec, more), visitorId);
    expect(reply.status).toBe(done);
    return scheduleOf(system, visitorId);
  }

  describe('a reservation', () => {
    test.each(['lose-request', 'lose-response', 'garbage', 'status-500-applied'] as const)(
      'is made once though its command met %s',
      async (effect) => {
        const visitorId = person(`lost ${effect}`);
        const message = reserveCommand(visitorId, freshStart(), {
          reservationMemo: 'kept',
          sedationRequired: true,
        });
        fault('reserve-by-visitor-id', effect);
        const first = await known('ReserveByVisitorId', message, `reserve ${effect}`);
        const repeat = await known('ReserveByVisitorId', message, `reserve ${effect}`);
        expect([first.status, repeat.status]).toEqual([done, done]);
        expect(repeat.bookingId).toBe(first.bookingId);
        // All of the caller's words, also where the command had to be sent a second time.
        expect(scheduleOf(system, visitorId)).toMatchObject({
          sedationRequired: true,
          reservationMemo: `G-${first.bookingId} kept`,
        });
      },
    );

    test('whose outcome stays unknown is answered as such to every repeat, and is not sent again and again', async () => {
      const visitorId = person('away');
      const message = reserveCommand(visitorId, freshStart());
      const before = callsOf('reserve-by-visitor-id');
      fault('reserve-by-visitor-id', 'lose-request', 50);
      const unknown = unknownStatuses[transport];
      expect((await call('ReserveByVisitorId', message, 'reserve away')).status).toBe(unknown);
      system.clinic.control.clearFaults();
      expect((await call('ReserveByVisitorId', message, 'reserve away')).status).toBe(unknown);
      // Once, and the one repeat that the clinic's own overlap rule guards.
      expect(callsOf('reserve-by-visitor-id') - before).toBe(2);
      expect(schedulesOf(system, visitorId)).toHaveLength(0);
    });
  });

  describe('a change', () => {
    test.each(['lose-request', 'lose-response', 'garbage'] as const)(
      'of time is made though its command met %s',
      async (effect) => {
        const startSec = freshStart();
        const { scheduleId, visitorId } = await reserved(person(`moved ${effect}`), startSec);
        fault('update-reservation', effect);
        const message = updateCommand(scheduleId, startSec + 1_800, { reservationMemo: 'moved' });
        expect((await known('UpdateReservation', message, `move ${effect}`)).status).toBe(done);
        expect((await known('UpdateReservation', message, `move ${effect}`)).status).toBe(done);
        const shown = scheduleOf(system, visitorId);
        expect(shown.startDateTimeUtc).toBe(isoTime(startSec + 1_800));
        expect(shown.reservationMemo).toMatch(/^G-\S+ moved$/);
      },
    );

    test('of words alone is seen to be missing, and made', async () => {
      const startSec = freshStart();
      const { scheduleId, visitorId } = await reserved(person('words'), startSec);
      const before = callsOf('update-reservation');
      fault('update-reservation', 'lose-request');
      const message = updateCommand(scheduleId, startSec, { reservationMemo: 'other words' });
      expect((await known('UpdateReservation', message, 'other words')).status).toBe(done);
      expect(scheduleOf(system, visitorId).reservationMemo).toMatch(/ other words$/);
      expect([2, 3]).toContain(callsOf('update-reservation') - before);
    });

    test('of words alone whose answer was lost is seen, and not sent again', async () => {
      const startSec = freshStart();
      const { scheduleId, visitorId } = await reserved(person('seen'), startSec);
      const before = callsOf('update-reservation');
      fault('update-reservation', 'lose-response');
      const message = updateCommand(scheduleId, startSec, {
        consultationRequired: true,
        reservationMemo: 'seen',
      });
      expect((await known('UpdateReservation', message, 'seen')).status).toBe(done);
      expect(scheduleOf(system, visitorId).consultationRequired).toBe(true);
      expect(callsOf('update-reservation') - before).toBe(1);
    });

    test('with one key is made once, and what staff did since stands', async () => {
      const startSec = freshStart();
      const { scheduleId, visitorId } = await reserved(person('once'), startSec);
      const message = updateCommand(scheduleId, startSec + 1_800);
      await known('UpdateReservation', message, 'update once');
      system.clinic.control.frontDesk({
        action: 'move',
        scheduleId,
        startDateTimeUtc: isoTime(startSec + 5_400),
      });
      expect((await known('UpdateReservation', message, 'update once')).status).toBe(done);
      expect(scheduleOf(system, visitorId).startDateTimeUtc).toBe(isoTime(startSec + 5_400));
    });
  });

  describe('a cancellation', () => {
    test.each([
      ['CANCELED', 'lose-request'],
      ['CANCELED', 'lose-response'],
      ['NO_SHOW', 'lose-request'],
      ['NO_SHOW', 'lose-response'],
    ] as const)('%s is made though its command met %s', async (reason, effect) => {
      const { scheduleId, visitorId } = await reserved(person(`${reason} ${effect}`), freshStart());
      fault('cancel-reservation', effect);
      const key = `${reason} ${effect}`;
      expect((await known('CancelReservation', { scheduleId, reason }, key)).status).toBe(done);
      expect(scheduleOf(system, visitorId).status).toBe(reason);
      // The repeat under its key is the same success again; one without is refused as by the clinic.
      expect((await known('CancelReservation', { scheduleId, reason }, key)).status).toBe(done);
      const again = await call('CancelReservation', { scheduleId, reason });
      expectRefusal(again, 'InvalidRequestException', 'status', 'NotAvailable');
    });
  });

  test('a key that was used for something else is refused, and nothing is done', async () => {
    const startSec = freshStart();
    const visitorId = person('keys');
    await known('ReserveByVisitorId', reserveCommand(visitorId, startSec), 'keys');
    const { scheduleId } = scheduleOf(system, visitorId);
    const others = [
      ['ReserveByVisitorId', reserveCommand(visitorId, startSec + 3_600)],
      ['UpdateReservation', updateCommand(scheduleId, startSec + 3_600)],
      ['CancelReservation', { scheduleId, reason: 'CANCELED' }],
      ['RegisterVisitorImages', { images: [{ fileName: 'a.jpg', visitorId }] }],
    ] as const;
    for (const [name, message] of others)
      expectRefusal(
        await call(name, message, 'keys'),
        'InvalidCommandException',
        'idempotency-key',
        'NotAvailable',
      );
    expect(scheduleOf(system, visitorId)).toMatchObject({
      status: 'RESERVED',
      startDateTimeUtc: isoTime(startSec),
      reservationGroupId: consultation.reservationGroupId,
    });
  });

  test('twins of one key make one reservation', async () => {
    const visitorId = person('twins');
    const message = reserveCommand(visitorId, freshStart());
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => known('ReserveByVisitorId', message, 'twins')),
    );
    expect(new Set(replies.map(({ status, bookingId }) => `${status} ${bookingId}`)).size).toBe(1);
    expect(schedulesOf(system, visitorId)).toHaveLength(1);
  });

  test('twins of one key cancel once, and all are told so', async () => {
    const { scheduleId } = await reserved(person('cancel twins'), freshStart());
    const before = callsOf('cancel-reservation');
    const replies = await Promise.all(
      Array.from({ length: 6 }, () =>
        known('CancelReservation', { scheduleId, reason: 'CANCELED' }, 'cancel twins'),
      ),
    );
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([done]));
    expect(callsOf('cancel-reservation') - before).toBe(1);
  });
});

describe('after a restart', () => {
  test('a command without a key that was lost is known all the same', async () => {
    const visitorId = knownVisitor(system, 'Restart');
    fault('reserve-by-visitor-id', 'lose-response');
    const message = reserveCommand(visitorId, freshStart());
    let made = await command(system, 'HTTP', 'ReserveByVisitorId', message);
    // Without a key only what certainly changed nothing may be repeated.
    for (let asked = 1; made.status === unreachableStatuses.HTTP && asked < 10; asked += 1)
      made = await command(system, 'HTTP', 'ReserveByVisitorId', message);
    await system.restartAdapter();
    const { scheduleId } = scheduleOf(system, visitorId);
    const cancelled = await insist('HTTP', 'CancelReservation', { scheduleId, reason: 'CANCELED' }, 'known');
    expect(cancelled).toEqual({ status: '200', body: {}, bookingId: made.bookingId, scheduleId });
  });

  test("a change that was under way is finished in its caller's words", async () => {
    const visitorId = knownVisitor(system, 'Resumed');
    const startSec = freshStart();
    await insist('HTTP', 'ReserveByVisitorId', reserveCommand(visitorId, startSec), 'to be resumed');
    const { scheduleId } = scheduleOf(system, visitorId);
    // The command is lost, and nothing can be looked at until the next process is there.
    const before = callsOf('update-reservation');
    fault('update-reservation', 'lose-request');
    const update = updateCommand(scheduleId, startSec, {
      reservationMemo: 'resumed',
      sedationRequired: true,
    });
    const asked = command(system, 'HTTP', 'UpdateReservation', update, { key: 'resumed' });
    await waitUntil(() => callsOf('update-reservation') > before);
    fault('get-schedule-detail', 'lose-request', 1_000);
    await asked;
    await system.restartAdapter();
    system.clinic.control.clearFaults();
    expect((await insist('HTTP', 'UpdateReservation', update, 'resumed')).status).toBe('200');
    expect(scheduleOf(system, visitorId)).toMatchObject({
      sedationRequired: true,
      reservationMemo: expect.stringMatching(/^G-\S+ resumed$/),
    });
  });
});

/**
 * The command's answer once it is known: on a busy machine one caller's time may not be enough, and a repeat under the key goes on. `key`:
 * the same for every repeat.
 */
async function insist(
  transport: CommandTransport,
  name: Parameters<typeof command>[2],
  message: object,
  key: string,
) {
  const unsettled: readonly string[] = [unknownStatuses[transport], unreachableStatuses[transport]];
  for (let asked = 1; ; asked += 1) {
    const reply = await command(system, transport, name, message, { key });
    if (!unsettled.includes(reply.status) || asked === 10) return reply;
  }
}

/** Lets everything else happen until the condition holds; a test that waits in vain ends by its own time limit. */
async function waitUntil(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(setImmediate);
}
