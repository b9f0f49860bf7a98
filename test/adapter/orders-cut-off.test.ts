import { utrechtServiceIds } from '../../src/sandbox-clinic/demo-data.ts';
import {
  ask as askOf,
  itemsOf,
  type Json,
  type OrderMethod,
  orderOf,
  orderRequest,
  short,
} from './orders.ts';
import type { Reply } from './running-system.ts';
import { nextSpringChange, UtrechtClinic, type Way } from './utrecht-clinic.ts';

const both = [utrechtServiceIds.vaccination, utrechtServiceIds.travelAdvice];
const hourSec = 3_600;
const shortSec = 1_200;
const springSec = nextSpringChange();
const oldSec = springSec - 16 * hourSec;
const newSec = springSec + 7 * hourSec;
/** Longer than any hold lasts. */
const holdsAreOverSec = 901;

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

function ask(method: OrderMethod, body: object): Promise<Reply<Json>> {
  return askOf(utrecht.system, 'http', method, body);
}

function request() {
  const items = [short('vaccination', oldSec), short('travel-advice', oldSec + shortSec)];
  return orderRequest(number, 'utrecht-clinic', items);
}

function live(): readonly unknown[] {
  return utrecht.live.map(({ startTime, serviceIds }) => [startTime, serviceIds]);
}

const visitAt = (startSec: number) => [new Date(startSec * 1000).toISOString(), both];

const effects = ['lose-request', 'lose-response'] as const;
const startOnly: ReadonlySet<string> = new Set(['oauth-token', 'combinations']);

const moves = [
  'oauth-token',
  'combinations',
  'get-appointment',
  'time-slots',
  'reserve-time-slot',
  'reschedule-appointment',
] as const;
const cutMoves = moves.flatMap((operation) =>
  effects.flatMap((effect) => (['kept', 'changed'] as const).map((ids) => [operation, effect, ids] as const)),
);

test.each(cutMoves)(
  'the move of an order whose call %s is cut off by %s, ids being %s, ends as one appointment that adapter and clinic agree on',
  async (operation, effect, rescheduleAppointmentId) => {
    const { control } = utrecht.system.clinic;
    control.changeSettings({ rescheduleAppointmentId });
    const created = await ask('CreateOrder', request());
    const id = orderOf(created)['order_id'];
    expect(id).toEqual(expect.any(String));
    control.addFault({ operation, effect, times: 1 });
    // A process that has just begun needs a token and the combinations first.
    if (startOnly.has(operation)) await utrecht.system.restartAdapter();

    const slot = { start_sec: newSec, duration_sec: 2 * shortSec };
    const reply = await ask('UpdateBooking', { booking: { booking_id: id, slot } });
    expect(reply.status).toBe(200);
    const isMoved = reply.body['booking'] !== undefined;
    const whereSec = isMoved ? newSec : oldSec;
    // Only a hold without a name can be in the way.
    expect(isMoved).toBe(operation !== 'reserve-time-slot' || effect !== 'lose-response');
    expect(live()).toEqual([visitAt(whereSec)]);
    const listed = await ask('ListOrders', { order_ids: { order_id: [id] } });
    const [order = {}] = listed.body['order'] as Json[];
    expect(itemsOf(order).map((item) => Number(item['start_sec']))).toEqual([whereSec, whereSec + shortSec]);
    control.changeSettings({ clockOffsetSec: holdsAreOverSec });
    expect(utrecht.holds).toEqual([]);
  },
);

const creations = [
  'oauth-token',
  'combinations',
  'time-slots',
  'reserve-time-slot',
  'confirm-reservation',
] as const;
const cutCreations = creations.flatMap((operation) => effects.map((effect) => [operation, effect] as const));

test.each(cutCreations)(
  'an order whose call %s is cut off by %s is made once or not at all, and the answer says which',
  async (operation, effect) => {
    const { control } = utrecht.system.clinic;
    control.addFault({ operation, effect, times: 1 });
    if (startOnly.has(operation)) await utrecht.system.restartAdapter();
    const reply = await ask('CreateOrder', request());
    expect(reply.status).toBe(200);
    const isMade = reply.body['order'] !== undefined;
    expect(isMade).toBe(operation !== 'reserve-time-slot' || effect !== 'lose-response');
    expect(live()).toEqual(isMade ? [visitAt(oldSec)] : []);
    expect(await ask('CreateOrder', request())).toEqual(reply);
    control.changeSettings({ clockOffsetSec: holdsAreOverSec });
    expect(utrecht.holds).toEqual([]);
  },
);

test.each(['http', 'grpc'] as const satisfies readonly Way[])(
  'an order whose adapter is stopped while the clinic takes its time is made once, over %s',
  async (way) => {
    const { control } = utrecht.system.clinic;
    control.addFault({ operation: 'confirm-reservation', effect: 'delay', delayMs: 500, times: 1 });
    const first = askOf(utrecht.system, way, 'CreateOrder', request()).catch(() => null);
    while (utrecht.holds.length === 0) await new Promise(setImmediate);
    await utrecht.system.restartAdapter();
    await first;
    const again = await askOf(utrecht.system, way, 'CreateOrder', request());
    expect(orderOf(again)['order_id']).toEqual(expect.any(String));
    expect(live()).toEqual([visitAt(oldSec)]);
  },
);
