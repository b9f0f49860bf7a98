import { seoulGroupIds, seoulZoneIds } from '../../src/sandbox-clinic/demo-data.ts';
import { ChangedSandbox, halfHourSec, liveSchedules, ofSeoul, type Setting } from './changed-sandbox.ts';
import {
  ask as askOf,
  bookingOf,
  checkedWords,
  checkRequest,
  failureWords,
  type Item,
  itemsOf,
  type Json,
  type OrderMethod,
  orderOf,
  orderRequest,
} from './orders.ts';
import { bookingRequest, type Reply, seoulTime } from './running-system.ts';
import type { Way } from './utrecht-clinic.ts';

const services = ['consultation', 'laser-toning', 'botox'] as const;

const v2: readonly Setting[] = services.map((service) =>
  ofSeoul(['services', service, 'clinic', 'commandVersion'], 2),
);

let sandbox: ChangedSandbox;
let number = 0;

beforeAll(async () => {
  sandbox = await ChangedSandbox.start(v2);
});

afterAll(async () => {
  await sandbox.stop();
});

beforeEach(() => {
  sandbox.system.clinic.control.reset();
  number += 1;
});

function ask(way: Way, method: OrderMethod, body: object): Promise<Reply<Json>> {
  return askOf(sandbox.system, way, method, body);
}

/** A consultation and an hour of laser right after it. */
function inARow(startSec: number): readonly Item[] {
  return [
    { service: 'consultation', startSec, durationSec: halfHourSec },
    { service: 'laser-toning', startSec: startSec + halfHourSec, durationSec: 2 * halfHourSec },
  ];
}

function instant(sec: number): string {
  return new Date(sec * 1000).toISOString();
}

/** What the clinic has for a visit in a row that begins then. */
function entriesAt(startSec: number): readonly object[] {
  const laserSec = startSec + halfHourSec;
  return [
    {
      startDateTimeUtc: instant(startSec),
      endDateTimeUtc: instant(laserSec),
      zoneId: seoulZoneIds.consultation,
      reservationGroup: { reservationGroupId: seoulGroupIds.consultation },
    },
    {
      startDateTimeUtc: instant(laserSec),
      endDateTimeUtc: instant(laserSec + 2 * halfHourSec),
      zoneId: seoulZoneIds.laserToning,
      reservationGroup: { reservationGroupId: seoulGroupIds.laserToning },
    },
  ];
}

async function words(way: Way, items: readonly Item[]): Promise<readonly unknown[]> {
  return checkedWords(await ask(way, 'CheckOrderFulfillability', checkRequest('seoul-clinic', items)));
}

const fits = ['CAN_FULFILL', 'CAN_FULFILL', 'CAN_FULFILL'];

describe.each(['http', 'grpc'] as const)(
  'an order at a clinic with a calendar for each service, over %s',
  (way) => {
    test('is checked, made, listed, moved and cancelled as one schedule with an entry for each item', async () => {
      const startSec = seoulTime(2, 10);
      expect(await words(way, inARow(startSec))).toEqual(fits);
      const created = await ask(way, 'CreateOrder', orderRequest(number, 'seoul-clinic', inARow(startSec)));
      const id = orderOf(created)['order_id'];
      expect(itemsOf(orderOf(created)).map((item) => item['status'])).toEqual(['CONFIRMED', 'CONFIRMED']);
      expect(liveSchedules(sandbox)).toMatchObject([
        { reservationMemo: `G-${String(id)}`, occupiedResources: entriesAt(startSec) },
      ]);
      expect(await words(way, inARow(startSec))).toEqual([
        'UNFULFILLABLE_LINE_ITEM',
        'CAN_FULFILL',
        'SLOT_UNAVAILABLE',
      ]);

      // By half an hour: the laser's new time begins in its old one.
      const newSec = startSec + halfHourSec;
      const slot = { start_sec: newSec, duration_sec: 3 * halfHourSec };
      const moved = await ask(way, 'UpdateBooking', { booking: { booking_id: id, slot } });
      expect(bookingOf(moved)).toMatchObject({ booking_id: id, status: 'CONFIRMED' });
      expect(liveSchedules(sandbox)).toMatchObject([
        { reservationMemo: `G-${String(id)}`, occupiedResources: entriesAt(newSec) },
      ]);
      const listed = await ask(way, 'ListOrders', { user_id: `user-${number}` });
      const [order = {}] = listed.body['order'] as Json[];
      expect(itemsOf(order).map((item) => Number(item['start_sec']))).toEqual([newSec, newSec + halfHourSec]);

      const cancelled = await ask(way, 'UpdateBooking', { booking: { booking_id: id, status: 'CANCELED' } });
      expect(bookingOf(cancelled)).toMatchObject({ booking_id: id, status: 'CANCELED' });
      expect(liveSchedules(sandbox)).toEqual([]);
      expect(await words(way, inARow(newSec))).toEqual(fits);
    });

    test('of which one service has no room is not made, and only that item is to blame', async () => {
      const startSec = seoulTime(3, 10);
      const laser = {
        service: 'laser-toning',
        startSec: startSec + halfHourSec,
        durationSec: 2 * halfHourSec,
      };
      await ask(way, 'CreateBooking', bookingRequest(100 + number, laser));
      expect(liveSchedules(sandbox)).toHaveLength(1);
      const created = await ask(way, 'CreateOrder', orderRequest(number, 'seoul-clinic', inARow(startSec)));
      expect(failureWords(created)).toEqual([
        'ORDER_UNFULFILLABLE',
        'UNFULFILLABLE_LINE_ITEM',
        'CAN_FULFILL',
        'SLOT_UNAVAILABLE',
      ]);
      expect(liveSchedules(sandbox)).toHaveLength(1);
    });

    test('has its items at one start, too', async () => {
      const startSec = seoulTime(4, 11);
      const items = ['consultation', 'botox'].map((service) => ({
        service,
        startSec,
        durationSec: halfHourSec,
      }));
      const created = await ask(way, 'CreateOrder', orderRequest(number, 'seoul-clinic', items));
      expect(orderOf(created)).toMatchObject({ item: [{ status: 'CONFIRMED' }, { status: 'CONFIRMED' }] });
      const [schedule] = liveSchedules(sandbox);
      expect(schedule).toMatchObject({
        consultationRequired: true,
        occupiedResources: [{ startDateTimeUtc: instant(startSec) }, { startDateTimeUtc: instant(startSec) }],
      });
      // The botox has wishes of its own, which are the visit's.
      expect(schedule?.requestedProcedures).toHaveLength(2);
    });
  },
);

test('a booking never gets the place of an order, nor an order that of a booking, however many ask at once', async () => {
  const startSec = seoulTime(5, 10);
  const laser = { service: 'laser-toning', startSec: startSec + halfHourSec, durationSec: 2 * halfHourSec };
  const asks = Array.from({ length: 10 }, (_, index) =>
    index % 2 === 0
      ? ask('http', 'CreateOrder', orderRequest(200 + index, 'seoul-clinic', inARow(startSec)))
      : ask('grpc', 'CreateBooking', bookingRequest(200 + index, laser)),
  );
  await Promise.all(asks);
  expect(liveSchedules(sandbox)).toHaveLength(1);
});

test('a leased place is in nobody’s order', async () => {
  const startSec = seoulTime(9, 10);
  const slot = {
    merchant_id: 'seoul-clinic',
    service_id: 'laser-toning',
    start_sec: startSec + halfHourSec,
    duration_sec: 2 * halfHourSec,
  };
  const lease = {
    slot,
    user_reference: `lease-${number}`,
    lease_expiration_time_sec: Math.floor(Date.now() / 1000) + 600,
  };
  expect((await ask('http', 'CreateLease', { lease })).body).toMatchObject({
    lease: { lease_id: expect.any(String) },
  });
  expect((await words('http', inARow(startSec)))[0]).toBe('UNFULFILLABLE_LINE_ITEM');
  const created = await ask('http', 'CreateOrder', orderRequest(number, 'seoul-clinic', inARow(startSec)));
  expect(failureWords(created).slice(0, 2)).toEqual(['ORDER_UNFULFILLABLE', 'UNFULFILLABLE_LINE_ITEM']);
  expect(liveSchedules(sandbox)).toEqual([]);
});

test('an order that staff have moved is moved on from there', async () => {
  const startSec = seoulTime(6, 10);
  const created = await ask('http', 'CreateOrder', orderRequest(number, 'seoul-clinic', inARow(startSec)));
  const { control } = sandbox.system.clinic;
  const scheduleId = liveSchedules(sandbox)[0]?.scheduleId ?? '';
  control.frontDesk({ action: 'move', scheduleId, startDateTimeUtc: instant(startSec + 4 * halfHourSec) });
  const slot = { start_sec: startSec + halfHourSec, duration_sec: 3 * halfHourSec };
  const booking = { booking_id: orderOf(created)['order_id'], slot };
  const moved = await ask('http', 'UpdateBooking', { booking });
  expect(bookingOf(moved)).toMatchObject({ status: 'CONFIRMED' });
  expect(liveSchedules(sandbox)).toMatchObject([{ occupiedResources: entriesAt(startSec + halfHourSec) }]);
});

test('an order whose answer is lost is found by its mark and made once', async () => {
  const startSec = seoulTime(7, 10);
  sandbox.system.clinic.control.addFault({ operation: 'reserve', effect: 'lose-response', times: 1 });
  const request = orderRequest(number, 'seoul-clinic', inARow(startSec));
  const created = await ask('http', 'CreateOrder', request);
  expect(orderOf(created)['order_id']).toEqual(expect.any(String));
  expect(await ask('http', 'CreateOrder', request)).toEqual(created);
  expect(liveSchedules(sandbox)).toMatchObject([{ occupiedResources: entriesAt(startSec) }]);
});

describe('at a clinic whose services are set to V1', () => {
  beforeAll(() =>
    sandbox.restartWith([ofSeoul(['services', 'laser-toning', 'clinic', 'commandVersion'], 2)]),
  );
  afterAll(() => sandbox.restartWith(v2));

  test('no services combine, and an order of one is a visit like any other', async () => {
    const startSec = seoulTime(8, 10);
    const none = [
      'UNFULFILLABLE_SERVICE_COMBINATION',
      'ITEM_UNFULFILLABLE_OTHER_REASON',
      'ITEM_UNFULFILLABLE_OTHER_REASON',
    ];
    expect(await words('http', inARow(startSec))).toEqual(none);
    const created = await ask('http', 'CreateOrder', orderRequest(number, 'seoul-clinic', inARow(startSec)));
    expect(failureWords(created)).toEqual(['ORDER_UNFULFILLABLE', ...none]);
    expect(liveSchedules(sandbox)).toEqual([]);

    const [consultation] = inARow(startSec);
    const single = consultation === undefined ? [] : [consultation];
    const made = await ask('http', 'CreateOrder', orderRequest(100 + number, 'seoul-clinic', single));
    expect(itemsOf(orderOf(made))).toMatchObject([{ service_id: 'consultation', status: 'CONFIRMED' }]);
    const slot = { start_sec: startSec + halfHourSec, duration_sec: halfHourSec };
    await ask('http', 'UpdateBooking', { booking: { booking_id: orderOf(made)['order_id'], slot } });
    expect(liveSchedules(sandbox)).toMatchObject([{ startDateTimeUtc: instant(startSec + halfHourSec) }]);
  });
});
