import {
  ask as askOf,
  checkedWords,
  checkRequest,
  failureWords,
  type Item,
  type Json,
  orderRequest,
  short,
} from './orders.ts';
import type { Reply } from './running-system.ts';
import { nextSpringChange, packageSec, UtrechtClinic, type Way } from './utrecht-clinic.ts';

const hourSec = 3_600;
const shortSec = 1_200;
/** Ten o'clock on a Saturday. */
const tenSec = nextSpringChange() - 16 * hourSec;
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

/** Whatever was asked for, nothing of it is in the clinic, and nothing was ever held there. */
afterEach(() => {
  expect([utrecht.live, utrecht.holds]).toEqual([[], []]);
  expect(utrecht.system.clinic.control.state().calls['reserve-time-slot'] ?? 0).toBe(0);
});

function check(way: Way, items: readonly Item[]): Promise<Reply<Json>> {
  return askOf(utrecht.system, way, 'CheckOrderFulfillability', checkRequest('utrecht-clinic', items));
}

function create(way: Way, items: readonly Item[], more: object = {}): Promise<Reply<Json>> {
  const request = orderRequest(number, 'utrecht-clinic', items);
  return askOf(utrecht.system, way, 'CreateOrder', { ...request, order: { ...request.order, ...more } });
}

const wholePackage: Item = { service: 'travel-package', startSec: tenSec, durationSec: packageSec };
const tickets = (count: number) => ({ tickets: [{ ticket_id: 'visitor', count }] });

const other = 'ITEM_UNFULFILLABLE_OTHER_REASON';
const uncombined = ['UNFULFILLABLE_SERVICE_COMBINATION', other, other];

const unfulfillable: readonly (readonly [string, readonly Item[], readonly string[]])[] = [
  ['the same item twice', [short('vaccination', tenSec), short('vaccination', tenSec)], uncombined],
  [
    'one service twice in a row',
    [short('vaccination', tenSec), short('vaccination', tenSec + shortSec)],
    uncombined,
  ],
  [
    'services that only could be combined',
    [short('vaccination', tenSec), short('blood-test', tenSec)],
    uncombined,
  ],
  [
    'more services than are combined',
    [short('vaccination', tenSec), short('travel-advice', tenSec), short('blood-test', tenSec)],
    [...uncombined, other],
  ],
  ['a package and what is in it', [wholePackage, short('vaccination', tenSec)], uncombined],
  ['a package and what is not combined with it', [wholePackage, short('blood-test', tenSec)], uncombined],
  [
    'items with a gap between them',
    [short('vaccination', tenSec), short('travel-advice', tenSec + hourSec)],
    uncombined,
  ],
  [
    'items that neither start together nor all follow each other',
    [short('vaccination', tenSec), short('travel-advice', tenSec), short('blood-test', tenSec + shortSec)],
    [...uncombined, other],
  ],
  [
    'two people',
    [short('vaccination', tenSec, tickets(2)), short('travel-advice', tenSec)],
    ['UNFULFILLABLE_LINE_ITEM', 'TICKET_CONSTRAINT_VIOLATED', 'CAN_FULFILL'],
  ],
  [
    'more people than there are',
    [short('vaccination', tenSec), short('travel-advice', tenSec, tickets(2_147_483_647))],
    ['UNFULFILLABLE_LINE_ITEM', 'CAN_FULFILL', 'TICKET_CONSTRAINT_VIOLATED'],
  ],
  [
    'a time at which the clinic is closed',
    [short('vaccination', tenSec - 3 * hourSec), short('travel-advice', tenSec - 3 * hourSec)],
    ['UNFULFILLABLE_LINE_ITEM', 'SLOT_UNAVAILABLE', 'SLOT_UNAVAILABLE'],
  ],
];

describe.each(unfulfillable)('an order for %s', (_, items, words) => {
  test.each(ways)('cannot be had, and nothing is held for it, over %s', async (way) => {
    expect(checkedWords(await check(way, items))).toEqual(words);
    expect(failureWords(await create(way, items))).toEqual(['ORDER_UNFULFILLABLE', ...words]);
  });
});

test('too many people are told how many may come', async () => {
  const { body } = await check('http', [short('vaccination', tenSec, tickets(3))]);
  const { item_fulfillability: items } = body['fulfillability'] as Json;
  expect(items).toMatchObject([{ violated_ticket_constraint: [{ max_ticket_count: 1 }] }]);
});

const pair = [short('vaccination', tenSec), short('travel-advice', tenSec + shortSec)];

const wrong: readonly (readonly [string, readonly Item[], string])[] = [
  ['off the grid', [short('vaccination', tenSec), short('travel-advice', tenSec + 60)], 'item[1].start_sec'],
  [
    'of another length than the service',
    [{ service: 'vaccination', startSec: tenSec, durationSec: 1_800 }],
    'item[0].duration_sec',
  ],
  ['before the beginning of time', [short('vaccination', -shortSec)], 'item[0].start_sec'],
  ['after the end of time', [short('vaccination', 2 ** 33)], 'item[0].start_sec'],
  ["of another merchant's service", [...pair, short('consultation', tenSec)], 'item[2].service_id'],
  ['for fewer than nobody', [short('vaccination', tenSec, tickets(-1))], 'item[0].tickets[0].count'],
  ['of nothing', [], 'item'],
];

describe.each(wrong)('an order %s', (_, items, field) => {
  test.each(ways)('is a wrong request that names the field, over %s', async (way) => {
    const status = way === 'http' ? 400 : 3;
    expect(await check(way, items)).toMatchObject({ status, body: { error: { field } } });
    expect(await create(way, items)).toMatchObject({ status, body: { error: { field: `order.${field}` } } });
  });
});

test.each(ways)('a time that is over can be asked about but not ordered, over %s', async (way) => {
  const past = [short('vaccination', tenSec - 400 * 24 * hourSec)];
  expect(checkedWords(await check(way, past))).toEqual(['UNFULFILLABLE_LINE_ITEM', 'SLOT_UNAVAILABLE']);
  expect(await create(way, past)).toMatchObject({ body: { error: { field: 'order.item[0].start_sec' } } });
});

test.each(ways)(
  'what would have to be paid for in another way is refused by its cause, over %s',
  async (way) => {
    const fees = { fees_and_taxes: { price_micros: 1_000_000, currency_code: 'EUR' } };
    expect(failureWords(await create(way, pair, { payment_information: fees }))).toEqual([
      'INCORRECT_FEE_TOTAL',
    ]);
    const pack = { user_payment_option_id: 'ten visits' };
    expect(failureWords(await create(way, pair, { payment_information: pack }))).toEqual(['PAYMENT_ERROR']);
    const card = { prepayment_status: 'PREPAYMENT_PROVIDED', payment_processed_by: 'PROCESSED_BY_PARTNER' };
    expect(failureWords(await create(way, pair, { payment_information: card }))).toEqual(['PAYMENT_ERROR']);
  },
);

test.each(['not-configured', 'off'] as const)(
  'where combinations are %s no order of several services can be had, and one of a single service can be asked for',
  async (combinations) => {
    utrecht.system.clinic.control.changeSettings({ combinations });
    await utrecht.system.restartAdapter();
    const words = ['ORDER_UNFULFILLABLE_OTHER_REASON', other, other];
    expect(checkedWords(await check('http', pair))).toEqual(words);
    expect(failureWords(await create('grpc', pair))).toEqual(['ORDER_UNFULFILLABLE', ...words]);
    expect(checkedWords(await check('http', pair.slice(0, 1)))).toEqual(['CAN_FULFILL', 'CAN_FULFILL']);
  },
);

test.each(['not-configured', 'off'] as const)(
  'once staff have set combinations to %s no order of several services can be had, and single services are looked up as ever',
  async (combinations) => {
    await utrecht.system.restartAdapter();
    expect(checkedWords(await check('http', pair))[0]).toBe('CAN_FULFILL');
    utrecht.system.clinic.control.changeSettings({ combinations });
    const words = ['ORDER_UNFULFILLABLE_OTHER_REASON', other, other];
    expect(checkedWords(await check('http', pair))).toEqual(words);
    expect(failureWords(await create('http', pair))).toEqual(['ORDER_UNFULFILLABLE', ...words]);
    const slots = ['travel-package', 'vaccination'].map((service_id) => ({ service_id, start_sec: tenSec }));
    const lookUp = { merchant_id: 'utrecht-clinic', slot_time: slots };
    const { body } = await askOf(utrecht.system, 'http', 'BatchAvailabilityLookup', lookUp);
    const answers = body['slot_time_availability'] as readonly Json[];
    expect(answers.map(({ available }) => available)).toEqual([false, true]);
  },
);
