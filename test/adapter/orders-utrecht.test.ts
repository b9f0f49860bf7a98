import { utrechtServiceIds } from '../../src/sandbox-clinic/demo-data.ts';
import {
  ask as askOf,
  bookingOf,
  checkedWords,
  checkRequest,
  failureWords,
  itemsOf,
  type Json,
  type OrderMethod,
  orderOf,
  orderRequest,
  short,
} from './orders.ts';
import type { Reply } from './running-system.ts';
import { nextAutumnChange, nextSpringChange, UtrechtClinic, type Way } from './utrecht-clinic.ts';

const both = [utrechtServiceIds.vaccination, utrechtServiceIds.travelAdvice];
const hourSec = 3_600;
const shortSec = 1_200;
const springSec = nextSpringChange();
/** Ten o'clock in winter time, on the Saturday before. */
const oldSec = springSec - 24 * hourSec + 8 * hourSec;
/** Ten o'clock in summer time, on the Sunday itself. */
const newSec = springSec + 7 * hourSec;
const ways = ['http', 'grpc'] as const;

let utrecht: UtrechtClinic;
let number = 0;

beforeAll(async () => {
  utrecht = await UtrechtClinic.start();
});

afterAll(async () => {
  await utrecht.stop();
});

beforeEach(() => {
  utrecht.reset();
  number += 1;
});

function ask(way: Way, method: OrderMethod, body: object): Promise<Reply<Json>> {
  return askOf(utrecht.system, way, method, body);
}

function inARow(startSec: number) {
  return [short('vaccination', startSec), short('travel-advice', startSec + shortSec)];
}

const visitAt = (startSec: number) => [new Date(startSec * 1000).toISOString(), both];

function live(): readonly unknown[] {
  return utrecht.live.map(({ startTime, serviceIds }) => [startTime, serviceIds]);
}

async function canBeOrdered(way: Way, startSec: number): Promise<boolean> {
  const reply = await ask(way, 'CheckOrderFulfillability', checkRequest('utrecht-clinic', inARow(startSec)));
  const [whole] = checkedWords(reply);
  expect(['CAN_FULFILL', 'UNFULFILLABLE_LINE_ITEM']).toContain(whole);
  return whole === 'CAN_FULFILL';
}

function moveOf(id: unknown, startSec: number, durationSec = 2 * shortSec) {
  return { booking: { booking_id: id, slot: { start_sec: startSec, duration_sec: durationSec } } };
}

/** What the clinic shows at each moment while the work goes on. */
async function watched<T>(work: Promise<T>): Promise<{ readonly result: T; readonly seen: Set<string> }> {
  const seen = new Set<string>();
  let isOver = false;
  const done = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    seen.add(JSON.stringify(live()));
    await new Promise(setImmediate);
  }
  return { result: await done, seen };
}

describe.each(ways)('an order of two services, over %s', (way) => {
  test('is checked, made, listed, moved across the change of clocks and cancelled, as one appointment', async () => {
    expect([await canBeOrdered(way, oldSec), await canBeOrdered(way, newSec)]).toEqual([true, true]);
    const request = orderRequest(number, 'utrecht-clinic', inARow(oldSec));
    const created = await ask(way, 'CreateOrder', request);
    const order = orderOf(created);
    const id = order['order_id'];
    expect(order).toMatchObject({
      order_id: expect.any(String),
      merchant_id: 'utrecht-clinic',
      user_information: request.order.user_information,
      item: [
        { service_id: 'vaccination', status: 'CONFIRMED' },
        { service_id: 'travel-advice', status: 'CONFIRMED' },
      ],
    });
    expect(itemsOf(order).map((item) => Number(item['start_sec']))).toEqual([oldSec, oldSec + shortSec]);
    expect(utrecht.live).toMatchObject([{ serviceIds: both, numberOfReservations: 2 }]);
    expect(await canBeOrdered(way, oldSec)).toBe(false);

    const user = { user_id: request.order.user_information.user_id };
    expect((await ask(way, 'ListOrders', user)).body['order']).toEqual([order]);
    expect((await ask(way, 'ListOrders', { order_ids: { order_id: [id] } })).body['order']).toEqual([order]);

    const { result: moved, seen } = await watched(ask(way, 'UpdateBooking', moveOf(id, newSec)));
    expect(bookingOf(moved)).toMatchObject({ booking_id: id, status: 'CONFIRMED' });
    expect(Number((bookingOf(moved)['slot'] as Json)['start_sec'])).toBe(newSec);
    for (const moment of seen)
      expect([[visitAt(oldSec)], [visitAt(newSec)]].map((one) => JSON.stringify(one))).toContain(moment);
    expect(live()).toEqual([visitAt(newSec)]);
    expect([await canBeOrdered(way, oldSec), await canBeOrdered(way, newSec)]).toEqual([true, false]);
    const [listed = {}] = (await ask(way, 'ListOrders', user)).body['order'] as Json[];
    expect(itemsOf(listed).map((item) => Number(item['start_sec']))).toEqual([newSec, newSec + shortSec]);
    expect(await ask(way, 'UpdateBooking', moveOf(id, newSec))).toEqual(moved);

    const cancelled = await ask(way, 'UpdateBooking', { booking: { booking_id: id, status: 'CANCELED' } });
    expect(bookingOf(cancelled)).toMatchObject({ booking_id: id, status: 'CANCELED' });
    expect([utrecht.live, utrecht.holds]).toEqual([[], []]);
    expect(await canBeOrdered(way, newSec)).toBe(true);
    expect((await ask(way, 'ListOrders', user)).body['order'] ?? []).toEqual([]);
    const [ended = {}] = (await ask(way, 'ListOrders', { order_ids: { order_id: [id] } })).body[
      'order'
    ] as Json[];
    expect(itemsOf(ended).map((item) => item['status'])).toEqual(['CANCELED', 'CANCELED']);
  });

  test('may have its items at one start', async () => {
    const items = [short('travel-advice', oldSec), short('vaccination', oldSec)];
    const checked = await ask(way, 'CheckOrderFulfillability', checkRequest('utrecht-clinic', items));
    expect(checkedWords(checked)).toEqual(['CAN_FULFILL', 'CAN_FULFILL', 'CAN_FULFILL']);
    const created = await ask(way, 'CreateOrder', orderRequest(number, 'utrecht-clinic', items));
    expect(itemsOf(orderOf(created)).map((item) => item['service_id'])).toEqual([
      'travel-advice',
      'vaccination',
    ]);
    expect(utrecht.live).toMatchObject([{ numberOfReservations: 2 }]);
    const moved = await ask(way, 'UpdateBooking', moveOf(orderOf(created)['order_id'], newSec, shortSec));
    expect(bookingOf(moved)).toMatchObject({ status: 'CONFIRMED' });
    expect(utrecht.live.map(({ startTime }) => startTime)).toEqual([new Date(newSec * 1000).toISOString()]);
  });

  test('reads the same for its token however often it is asked for, and has no token for other contents', async () => {
    const request = orderRequest(number, 'utrecht-clinic', inARow(oldSec));
    const answers = await Promise.all(Array.from({ length: 4 }, () => ask(way, 'CreateOrder', request)));
    const [first] = answers;
    for (const answer of answers) expect(answer).toEqual(first);
    await ask(
      way,
      'UpdateBooking',
      moveOf(orderOf(answers[0] ?? { status: 0, body: {} })['order_id'], newSec),
    );
    expect(await ask(way, 'CreateOrder', request)).toEqual(first);
    expect(live()).toEqual([visitAt(newSec)]);
    const other = { ...orderRequest(number, 'utrecht-clinic', inARow(newSec)) };
    const refusal = await ask(way, 'CreateOrder', other);
    expect(refusal).toMatchObject({
      status: way === 'http' ? 400 : 3,
      body: { error: { field: 'idempotency_token' } },
    });
    expect(live()).toEqual([visitAt(newSec)]);
  });

  test('whose time is taken is told by its items, and nothing is held', async () => {
    const { control } = utrecht.system.clinic;
    control.frontDesk({ action: 'book', serviceIds: both, startTime: new Date(oldSec * 1000).toISOString() });
    const words = ['UNFULFILLABLE_LINE_ITEM', 'SLOT_UNAVAILABLE', 'SLOT_UNAVAILABLE'];
    const checked = await ask(
      way,
      'CheckOrderFulfillability',
      checkRequest('utrecht-clinic', inARow(oldSec)),
    );
    expect(checkedWords(checked)).toEqual(words);
    const created = await ask(way, 'CreateOrder', orderRequest(number, 'utrecht-clinic', inARow(oldSec)));
    expect(failureWords(created)).toEqual(['ORDER_UNFULFILLABLE', ...words]);
    expect(utrecht.live).toHaveLength(1);
    expect(utrecht.holds).toEqual([]);
  });

  test('of services that only could be combined is none, and nothing is held', async () => {
    const items = [short('vaccination', oldSec), short('blood-test', oldSec + shortSec)];
    const checked = await ask(way, 'CheckOrderFulfillability', checkRequest('utrecht-clinic', items));
    expect(checkedWords(checked)[0]).toBe('UNFULFILLABLE_SERVICE_COMBINATION');
    const created = await ask(way, 'CreateOrder', orderRequest(number, 'utrecht-clinic', items));
    expect(failureWords(created).slice(0, 2)).toEqual([
      'ORDER_UNFULFILLABLE',
      'UNFULFILLABLE_SERVICE_COMBINATION',
    ]);
    expect([utrecht.live, utrecht.holds]).toEqual([[], []]);
  });
});

test('an order is no booking: each list has its own, and both are found by their id', async () => {
  const created = await ask('http', 'CreateOrder', orderRequest(number, 'utrecht-clinic', inARow(oldSec)));
  const id = orderOf(created)['order_id'];
  const user = { user_id: `user-${number}` };
  expect((await ask('http', 'ListBookings', user)).body['bookings'] ?? []).toEqual([]);
  expect((await ask('http', 'GetBookingStatus', { booking_id: id })).body).toMatchObject({
    booking_id: id,
    booking_status: 'CONFIRMED',
  });
  const slot = {
    merchant_id: 'utrecht-clinic',
    service_id: 'blood-test',
    start_sec: newSec,
    duration_sec: shortSec,
  };
  const { user_information } = orderRequest(number, 'utrecht-clinic', []).order;
  const booked = await ask('http', 'CreateBooking', {
    slot,
    user_information,
    idempotency_token: `b-${number}`,
  });
  const bookingId = bookingOf(booked)['booking_id'];
  expect(
    ((await ask('http', 'ListBookings', user)).body['bookings'] as Json[]).map((one) => one['booking_id']),
  ).toEqual([bookingId]);
  expect(
    ((await ask('http', 'ListOrders', user)).body['order'] as Json[]).map((one) => one['order_id']),
  ).toEqual([id]);
  const wrong = await ask('http', 'ListOrders', { order_ids: { order_id: [id, bookingId] } });
  expect(wrong).toMatchObject({ status: 404, body: { error: { field: 'order_ids.order_id[1]' } } });
});

test.each([
  ['spring', springSec + 6 * hourSec],
  ['autumn', nextAutumnChange() + 7 * hourSec],
])(
  'on the day of the %s change orders are offered and made from nine by the new time',
  async (_, nineSec) => {
    expect([
      await canBeOrdered('http', nineSec - shortSec),
      await canBeOrdered('http', nineSec),
      await canBeOrdered('grpc', nineSec + hourSec),
    ]).toEqual([false, true, true]);
    await ask('http', 'CreateOrder', orderRequest(number, 'utrecht-clinic', inARow(nineSec)));
    expect(live()).toEqual([visitAt(nineSec)]);
  },
);

test('eight users who order one time at once get exactly one visit, and no hold is left', async () => {
  const asks = Array.from({ length: 8 }, (_, index) =>
    ask(
      index % 2 === 0 ? 'http' : 'grpc',
      'CreateOrder',
      orderRequest(500 + index, 'utrecht-clinic', inARow(oldSec)),
    ),
  );
  const answers = await Promise.all(asks);
  expect(answers.filter(({ body }) => body['order'] !== undefined && body['order'] !== null)).toHaveLength(1);
  expect(utrecht.live).toHaveLength(1);
  expect(utrecht.holds).toEqual([]);
});
