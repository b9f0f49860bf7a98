import { utrechtServiceIds } from '../../src/sandbox-clinic/demo-data.ts';
import type { Reply } from './running-system.ts';
import { nextSpringChange, packageRequest, packageSec, UtrechtClinic, type Way } from './utrecht-clinic.ts';

type Json = Record<string, unknown>;

const both = [utrechtServiceIds.vaccination, utrechtServiceIds.travelAdvice];
const hourSec = 3_600;
const changeSec = nextSpringChange();
/** Ten o'clock in winter time, on the Saturday before. */
const oldSec = changeSec - 24 * hourSec + 8 * hourSec;
/** Ten o'clock in summer time, on the Sunday itself. */
const newSec = changeSec + 7 * hourSec;

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

function ask(
  way: Way,
  method: 'CreateBooking' | 'UpdateBooking' | 'BatchAvailabilityLookup' | 'GetBookingStatus' | 'ListBookings',
  body: object,
) {
  return way === 'http' ? utrecht.system.http(method, body) : utrecht.system.grpc(method, body);
}

function bookingOf({ body }: Reply<Json>): Json {
  return (body['booking'] ?? {}) as Json;
}

function startOf(booking: Json): number {
  return Number((booking['slot'] as Json)['start_sec']);
}

async function isFree(way: Way, startSec: number): Promise<boolean> {
  const slot = { service_id: 'travel-package', start_sec: startSec, duration_sec: packageSec };
  const { status, body } = await ask(way, 'BatchAvailabilityLookup', {
    merchant_id: 'utrecht-clinic',
    slot_time: [slot],
  });
  expect({ status, body }).toMatchObject({ status: way === 'http' ? 200 : 0 });
  const [answer] = body['slot_time_availability'] as Json[];
  return answer?.['available'] === true;
}

function moveOf(id: unknown) {
  return { booking: { booking_id: id, slot: { start_sec: newSec, duration_sec: packageSec } } };
}

/** What the clinic shows at each moment while the work goes on. */
async function watched<T>(work: Promise<T>): Promise<{ readonly result: T; readonly seen: Set<string> }> {
  const seen = new Set<string>();
  let isOver = false;
  const done = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    seen.add(JSON.stringify(utrecht.live.map(({ startTime, serviceIds }) => [startTime, serviceIds])));
    await new Promise(setImmediate);
  }
  return { result: await done, seen };
}

const visitAt = (startSec: number) => [new Date(startSec * 1000).toISOString(), both];

describe.each(['http', 'grpc'] as const)('a visit with two services, over %s', (way) => {
  test('is looked up, booked, moved across the change of clocks and cancelled, as one appointment', async () => {
    expect([await isFree(way, oldSec), await isFree(way, newSec)]).toEqual([true, true]);
    // Nine and eight by the clock that has just been put forward.
    expect([await isFree(way, changeSec + 6 * hourSec), await isFree(way, changeSec + 5 * hourSec)]).toEqual([
      true,
      false,
    ]);

    const created = await ask(way, 'CreateBooking', packageRequest(way === 'http' ? 1 : 2, oldSec));
    const id = bookingOf(created)['booking_id'];
    expect(bookingOf(created)).toMatchObject({ status: 'CONFIRMED' });
    expect(utrecht.live).toMatchObject([{ serviceIds: both, numberOfReservations: 2 }]);
    expect(await isFree(way, oldSec)).toBe(false);

    const { result: moved, seen } = await watched(ask(way, 'UpdateBooking', moveOf(id)));
    expect(bookingOf(moved)).toMatchObject({ booking_id: id, status: 'CONFIRMED' });
    expect(startOf(bookingOf(moved))).toBe(newSec);
    for (const moment of seen)
      expect([[visitAt(oldSec)], [visitAt(newSec)]].map((one) => JSON.stringify(one))).toContain(moment);
    expect(utrecht.live.map(({ startTime, serviceIds }) => [startTime, serviceIds])).toEqual([
      visitAt(newSec),
    ]);
    expect([await isFree(way, oldSec), await isFree(way, newSec)]).toEqual([true, false]);
    expect((await ask(way, 'GetBookingStatus', { booking_id: id })).body).toMatchObject({
      booking_id: id,
      booking_status: 'CONFIRMED',
    });

    const cancelled = await ask(way, 'UpdateBooking', { booking: { booking_id: id, status: 'CANCELED' } });
    expect(bookingOf(cancelled)).toMatchObject({ booking_id: id, status: 'CANCELED' });
    expect([utrecht.live, utrecht.holds]).toEqual([[], []]);
    expect(await isFree(way, newSec)).toBe(true);
  });

  test('that is moved into the way of another one stays where it is, and nothing is held', async () => {
    const created = await ask(way, 'CreateBooking', packageRequest(way === 'http' ? 3 : 4, oldSec));
    const { control } = utrecht.system.clinic;
    control.frontDesk({ action: 'book', serviceIds: both, startTime: new Date(newSec * 1000).toISOString() });
    const moved = await ask(way, 'UpdateBooking', moveOf(bookingOf(created)['booking_id']));
    expect(moved.body).toMatchObject({ booking_failure: { cause: 'SLOT_UNAVAILABLE' } });
    expect(utrecht.live.map(({ startTime }) => startTime)).toContain(new Date(oldSec * 1000).toISOString());
    expect(utrecht.holds).toEqual([]);
  });
});

test('eight users who want one slot at once get exactly one visit, and no hold is left', async () => {
  const asks = Array.from({ length: 8 }, (_, index) =>
    ask(index % 2 === 0 ? 'http' : 'grpc', 'CreateBooking', packageRequest(100 + index, oldSec)),
  );
  const answers = await Promise.all(asks);
  expect(
    answers.filter(({ body }) => body['booking'] !== undefined && body['booking'] !== null),
  ).toHaveLength(1);
  expect(utrecht.live).toHaveLength(1);
  expect(utrecht.holds).toEqual([]);
});

const calls = [
  'oauth-token',
  'combinations',
  'get-appointment',
  'time-slots',
  'reserve-time-slot',
  'reschedule-appointment',
] as const;
const cuts = calls.flatMap((operation) =>
  (['lose-request', 'lose-response'] as const).flatMap((effect) =>
    (['kept', 'changed'] as const).map((ids) => ({ operation, effect, ids })),
  ),
);

/** Repeats the move as partners do, until there is an answer. */
async function movedAtLast(id: unknown): Promise<Reply<Json>> {
  for (;;) {
    const reply = await utrecht.system.http('UpdateBooking', moveOf(id));
    if (reply.status !== 503 && reply.status !== 504) return reply;
  }
}

test.each(cuts.map(({ operation, effect, ids }, index) => [operation, effect, ids, 200 + index] as const))(
  'a move whose call %s is cut off by %s, ids being %s, ends as one appointment that adapter and clinic agree on',
  async (operation, effect, rescheduleAppointmentId, number) => {
    const { system } = utrecht;
    const { control } = system.clinic;
    control.changeSettings({ rescheduleAppointmentId });
    const request = packageRequest(number, oldSec);
    const created = await system.http('CreateBooking', request);
    const id = bookingOf(created)['booking_id'];
    expect(id).toEqual(expect.any(String));
    control.addFault({ operation, effect, times: 1 });
    // A process that has just begun needs a token and the combinations first.
    if (operation === 'oauth-token' || operation === 'combinations') await system.restartAdapter();

    const reply = await movedAtLast(id);
    expect(reply.status).toBe(200);
    const isMoved = reply.body['booking'] !== undefined;
    const whereSec = isMoved ? newSec : oldSec;
    // Only a hold without a name can be in the way.
    expect(isMoved).toBe(operation !== 'reserve-time-slot' || effect !== 'lose-response');
    expect(utrecht.live.map(({ startTime, serviceIds }) => [startTime, serviceIds])).toEqual([
      visitAt(whereSec),
    ]);
    const listed = await system.http('ListBookings', { user_id: request.user_information.user_id });
    const [booking] = (listed.body['bookings'] as Json[]).filter((one) => one['booking_id'] === id);
    expect(startOf(booking ?? {})).toBe(whereSec);
    control.changeSettings({ clockOffsetSec: 901 });
    expect(utrecht.holds).toEqual([]);
  },
);
