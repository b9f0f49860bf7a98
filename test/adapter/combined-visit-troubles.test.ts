import { utrechtServiceIds } from '../../src/sandbox-clinic/demo-data.ts';
import type { Reply } from './running-system.ts';
import { nextSpringChange, packageRequest, packageSec, UtrechtClinic } from './utrecht-clinic.ts';

type Json = Record<string, unknown>;

const both = [utrechtServiceIds.vaccination, utrechtServiceIds.travelAdvice];
const hourSec = 3_600;
/** Ten o'clock by the clinic's clock, and three hours later, on the day before it is put forward. */
const startSec = nextSpringChange() - 16 * hourSec;
const laterSec = startSec + 3 * hourSec;

let utrecht: UtrechtClinic;

beforeAll(async () => {
  utrecht = await UtrechtClinic.start();
});

afterAll(async () => {
  await utrecht.stop();
});

beforeEach(() => {
  utrecht.reset();
});

/** Repeats the request as partners do, until there is an answer. */
async function answerAtLast(method: 'CreateBooking' | 'UpdateBooking', body: object): Promise<Reply<Json>> {
  for (;;) {
    const reply = await utrecht.system.http(method, body);
    if (reply.status !== 503 && reply.status !== 504) return reply;
  }
}

function bookingOf({ body }: Reply<Json>): Json {
  return (body['booking'] ?? {}) as Json;
}

function moveOf(id: unknown, sec: number) {
  return { booking: { booking_id: id, slot: { start_sec: sec, duration_sec: packageSec } } };
}

const visitAt = (sec: number) => [{ startTime: new Date(sec * 1000).toISOString(), serviceIds: both }];

function callsOf(operation: string): number {
  return utrecht.system.clinic.control.state().calls[operation] ?? 0;
}

const operations = ['time-slots', 'reserve-time-slot', 'confirm-reservation'] as const;
const effects = [
  'lose-request',
  'lose-response',
  'late-commit',
  'status-500-applied',
  'garbage',
  'status-429',
] as const;
const cuts = operations.flatMap((operation) => effects.map((effect) => ({ operation, effect })));

test.each(cuts.map(({ operation, effect }, index) => [operation, effect, 300 + index] as const))(
  'a create whose call %s ends in %s comes to one visit, or to a refusal that leaves nothing',
  async (operation, effect, number) => {
    const { control } = utrecht.system.clinic;
    control.addFault({ operation, effect, times: 1, delayMs: 300 });
    const request = packageRequest(number, startSec);
    const reply = await answerAtLast('CreateBooking', request);
    const isBooked = reply.body['booking'] !== undefined;
    // Only a hold without a name can be in the way of the next attempt.
    const leavesGhost = operation === 'reserve-time-slot' && !['lose-request', 'status-429'].includes(effect);
    if (!leavesGhost) expect(isBooked).toBe(true);
    expect(utrecht.live).toMatchObject(isBooked ? visitAt(startSec) : []);
    control.changeSettings({ clockOffsetSec: 901 });
    expect(utrecht.holds).toEqual([]);
    const again = await answerAtLast('CreateBooking', request);
    if (isBooked) expect(bookingOf(again)).toEqual(bookingOf(reply));
    expect(utrecht.live).toMatchObject(visitAt(startSec));
  },
);

test('a confirm that is refused gives its hold up, and says that nothing was done', async () => {
  utrecht.system.clinic.control.changeSettings({ dateOfBirthRequired: true });
  const reply = await utrecht.system.http('CreateBooking', packageRequest(400, startSec));
  expect(reply.status).toBe(503);
  expect([utrecht.live, utrecht.holds]).toEqual([[], []]);
  expect(callsOf('release-reservation')).toBe(1);
});

test('a move whose answer got lost on its way to the partner is the same success again, and costs the clinic no command', async () => {
  const id = bookingOf(await utrecht.system.http('CreateBooking', packageRequest(401, startSec)))[
    'booking_id'
  ];
  const moved = await utrecht.system.http('UpdateBooking', moveOf(id, laterSec));
  const commands = () => [callsOf('reserve-time-slot'), callsOf('reschedule-appointment')];
  const before = commands();
  const again = await utrecht.system.http('UpdateBooking', moveOf(id, laterSec));
  expect(bookingOf(again)).toEqual(bookingOf(moved));
  expect(commands()).toEqual(before);
  expect(utrecht.live).toMatchObject(visitAt(laterSec));
});

test('a move that the clinic refuses keeps the old visit, gives the new hold up and is a booking failure', async () => {
  const { control } = utrecht.system.clinic;
  const id = bookingOf(await utrecht.system.http('CreateBooking', packageRequest(402, startSec)))[
    'booking_id'
  ];
  control.changeSettings({ changeNoticeMin: 527_040 });
  const reply = await utrecht.system.http('UpdateBooking', moveOf(id, laterSec));
  expect(reply).toMatchObject({ status: 200, body: { booking_failure: { cause: 'SLOT_UNAVAILABLE' } } });
  expect(utrecht.live).toMatchObject(visitAt(startSec));
  expect(utrecht.holds).toEqual([]);
});
