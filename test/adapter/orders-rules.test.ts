import { ChangedSandbox, cancel, halfHourSec, liveSchedules, ofSeoul, refusal } from './changed-sandbox.ts';
import {
  ask as askOf,
  bookingOf,
  checkRequest,
  failureWords,
  type Item,
  type Json,
  type OrderMethod,
  orderOf,
  orderRequest,
  short,
} from './orders.ts';
import { bookingRequest, type Reply, seoulTime } from './running-system.ts';

const hourMinutes = 60;

let sandbox: ChangedSandbox;
let number = 0;

beforeAll(async () => {
  sandbox = await ChangedSandbox.start([
    ofSeoul(['bookingsPerUser'], 2),
    ...['consultation', 'laser-toning', 'botox'].map((service) =>
      ofSeoul(['services', service, 'clinic', 'commandVersion'], 2),
    ),
    ofSeoul(['services', 'laser-toning', 'cancelUntilMinutes'], 10 * 24 * hourMinutes),
    ofSeoul(['services', 'botox', 'cancelUntilMinutes'], 'never'),
    ofSeoul(['services', 'consultation', 'price'], { amount: 30_000, currency: 'KRW' }),
    ofSeoul(['services', 'laser-toning', 'price'], { amount: 120_000.5, currency: 'KRW' }),
    ofSeoul(['services', 'botox', 'price'], null),
  ]);
});

afterAll(async () => {
  await sandbox.stop();
});

beforeEach(() => {
  sandbox.system.clinic.control.reset();
  number += 1;
});

function ask(method: OrderMethod, body: object): Promise<Reply<Json>> {
  return askOf(sandbox.system, 'http', method, body);
}

function order(items: readonly Item[], by = number): Promise<Reply<Json>> {
  return ask('CreateOrder', orderRequest(by, 'seoul-clinic', items));
}

function consultation(startSec: number, more: object = {}): Item {
  return { service: 'consultation', startSec, durationSec: halfHourSec, more };
}

function laser(startSec: number, more: object = {}): Item {
  return { service: 'laser-toning', startSec, durationSec: 2 * halfHourSec, more };
}

function botox(startSec: number, more: object = {}): Item {
  return { service: 'botox', startSec, durationSec: halfHourSec, more };
}

function inARow(startSec: number): readonly Item[] {
  return [consultation(startSec), laser(startSec + halfHourSec)];
}

function won(micros: number | string, currency = 'KRW') {
  return { price: { price_micros: micros, currency_code: currency } };
}

describe('a person', () => {
  test('who has an order at that time has no other visit then', async () => {
    const startSec = seoulTime(2, 10);
    await order(inARow(startSec));
    // The laser's time, which no booking of the same person may overlap.
    const { user_information } = bookingRequest(number, botox(startSec));
    const request = { ...bookingRequest(100 + number, botox(startSec + halfHourSec)), user_information };
    expect(await ask('CreateBooking', request)).toEqual(refusal('OVERLAPPING_RESERVATION'));
    const again = orderRequest(100 + number, 'seoul-clinic', [botox(startSec), consultation(startSec)]);
    const asked = await ask('CreateOrder', { ...again, order: { ...again.order, user_information } });
    expect(failureWords(asked).slice(0, 2)).toEqual([
      'ORDER_UNFULFILLABLE',
      'ORDER_UNFULFILLABLE_OTHER_REASON',
    ]);
    expect(liveSchedules(sandbox)).toHaveLength(1);
  });

  test('can order as often as the merchant allows bookings, an order being one', async () => {
    await order(inARow(seoulTime(3, 10)));
    const second = orderRequest(number, 'seoul-clinic', inARow(seoulTime(4, 10)));
    expect(orderOf(await ask('CreateOrder', { ...second, idempotency_token: `2-${number}` }))).not.toEqual(
      {},
    );
    const third = {
      ...orderRequest(number, 'seoul-clinic', inARow(seoulTime(5, 10))),
      idempotency_token: `3-${number}`,
    };
    expect(failureWords(await ask('CreateOrder', third)).slice(0, 2)).toEqual([
      'ORDER_UNFULFILLABLE',
      'ORDER_UNFULFILLABLE_OTHER_REASON',
    ]);
    expect(liveSchedules(sandbox)).toHaveLength(2);
  });
});

describe('an order can be changed as long as the strictest of its services', () => {
  test('so one that is nearer than the laser allows stays', async () => {
    const id = String(orderOf(await order(inARow(seoulTime(9, 10))))['order_id']);
    expect(await cancel(sandbox, id)).toEqual(refusal('OUTSIDE_CANCELLATION_WINDOW'));
    expect(liveSchedules(sandbox)).toHaveLength(1);
  });

  test('and one that lies far enough ahead can be cancelled', async () => {
    const id = String(orderOf(await order(inARow(seoulTime(12, 10))))['order_id']);
    expect((await cancel(sandbox, id)).body).toMatchObject({ booking: { status: 'CANCELED' } });
  });

  test('and never with one that never can be', async () => {
    const startSec = seoulTime(13, 10);
    const id = String(orderOf(await order([consultation(startSec), botox(startSec)]))['order_id']);
    expect(await cancel(sandbox, id)).toEqual(refusal('BOOKING_NOT_CANCELLABLE'));
  });
});

describe('a move of an order', () => {
  test.each([
    ['from its first item to its last', 2],
    ['of all items together', 3],
  ])('may give the length %s', async (_, halves) => {
    const startSec = seoulTime(14, 10);
    const id = orderOf(await order([consultation(startSec), laser(startSec)]))['order_id'];
    const slot = { start_sec: startSec + halfHourSec, duration_sec: halves * halfHourSec };
    expect(bookingOf(await ask('UpdateBooking', { booking: { booking_id: id, slot } }))).toMatchObject({
      slot: { start_sec: String(startSec + halfHourSec), duration_sec: String(2 * halfHourSec) },
    });
  });

  test.each([
    [
      'of another length',
      { start_sec: seoulTime(15, 11), duration_sec: halfHourSec },
      'booking.slot.duration_sec',
    ],
    [
      'off the grid',
      { start_sec: seoulTime(15, 11) + 60, duration_sec: 3 * halfHourSec },
      'booking.slot.start_sec',
    ],
    [
      'to another service',
      { service_id: 'botox', start_sec: seoulTime(15, 11), duration_sec: 3 * halfHourSec },
      'booking.slot.service_id',
    ],
  ])('is no move %s', async (_, slot, field) => {
    const startSec = seoulTime(15, 14);
    const id = orderOf(await order(inARow(startSec)))['order_id'];
    expect(await ask('UpdateBooking', { booking: { booking_id: id, slot } })).toMatchObject({
      status: 400,
      body: { error: { field } },
    });
    expect(liveSchedules(sandbox)).toMatchObject([
      { startDateTimeUtc: new Date(startSec * 1000).toISOString() },
    ]);
  });
});

describe("an item's price", () => {
  const startSec = seoulTime(16, 10);
  const laserSec = startSec + halfHourSec;

  async function checked(items: readonly Item[]): Promise<readonly Json[]> {
    const { body } = await ask('CheckOrderFulfillability', checkRequest('seoul-clinic', items));
    return (body['fulfillability'] as Json)['item_fulfillability'] as Json[];
  }

  test('that is right is taken, and one that is left out is filled in', async () => {
    const items = [consultation(startSec, won('30000000000')), laser(laserSec)];
    expect(await checked(items)).toMatchObject([
      { result: 'CAN_FULFILL', item: won('30000000000') },
      { result: 'CAN_FULFILL', item: won('120000500000') },
    ]);
    expect(orderOf(await order(items))).toMatchObject({ item: [won('30000000000'), won('120000500000')] });
  });

  test.each([
    ['too low', won('29999999999'), 'PRICE_INCREASE'],
    ['too high', won('30000000001'), 'PRICE_DECREASE'],
    ['in other money', won('30000000000', 'EUR'), undefined],
    ['nothing', won(0), 'PRICE_INCREASE'],
  ])('that is %s is put right, and nothing is ordered for it', async (_, price, warning) => {
    const items = [consultation(startSec, price), laser(laserSec)];
    const [first, second] = await checked(items);
    expect(first).toMatchObject({ result: 'INCORRECT_PRICE', item: won('30000000000') });
    const { item = {} } = first ?? {};
    expect((item as Json)['warning_reason']).toBe(warning);
    expect(second).toMatchObject({ result: 'CAN_FULFILL' });
    const created = await order(items);
    expect(failureWords(created)).toEqual([
      'ORDER_UNFULFILLABLE',
      'UNFULFILLABLE_LINE_ITEM',
      'INCORRECT_PRICE',
      'CAN_FULFILL',
    ]);
    expect(liveSchedules(sandbox)).toEqual([]);
  });

  test('of a service without one is whatever the partner says', async () => {
    const [only] = await checked([botox(startSec, won('5', 'USD'))]);
    expect(only).toMatchObject({ result: 'CAN_FULFILL', item: won('5', 'USD') });
  });

  test('does not matter where there is no room', async () => {
    await order([laser(laserSec)], 100 + number);
    const [, second] = await checked([consultation(startSec), laser(laserSec, won('1'))]);
    expect(second).toMatchObject({ result: 'SLOT_UNAVAILABLE', item: { warning_reason: 'PRICE_INCREASE' } });
  });
});

test("the visitor's answers to the partner's questions reach the clinic", async () => {
  const answers = [
    { id: 'allergies', response: ['latex', 'nuts'] },
    { id: 'first visit', response: ['true'] },
  ];
  const items = [consultation(seoulTime(17, 10), { intake_form_answers: { answer: answers } })];
  const id = orderOf(await order(items))['order_id'];
  expect(liveSchedules(sandbox)).toMatchObject([
    { reservationMemo: `G-${String(id)} allergies: latex, nuts; first visit: true` },
  ]);
});

test('whoever looks up one of the ordered services right afterwards is not offered the time any more', async () => {
  // Eleven or twelve o'clock in Utrecht.
  const startSec = seoulTime(18, 19);
  const slot = { service_id: 'travel-advice', start_sec: startSec };
  const lookUp = { merchant_id: 'utrecht-clinic', slot_time: [slot] };
  const isFree = async (): Promise<unknown> => {
    const { body } = await ask('BatchAvailabilityLookup', lookUp);
    return (body['slot_time_availability'] as Json[])[0]?.['available'];
  };
  expect(await isFree()).toBe(true);
  const items = [short('vaccination', startSec), short('travel-advice', startSec)];
  await ask('CreateOrder', orderRequest(number, 'utrecht-clinic', items));
  expect(await isFree()).toBe(false);
});
