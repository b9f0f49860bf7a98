import { ChangedSandbox } from './changed-sandbox.ts';
import { leaseRequest, slotMessage } from './leases.ts';
import {
  ask as askOf,
  bookingOf,
  type Json,
  type OrderMethod,
  orderOf,
  orderRequest,
  short,
} from './orders.ts';
import { bookingRequest, seoulTime } from './running-system.ts';

const merchant = 'utrecht-clinic';
const shortSec = 1_200;
const everything = ['vaccination', 'travel-advice', 'blood-test', 'travel-package'] as const;

let sandbox: ChangedSandbox;
let number = 0;

/** What look-ups once read they believe for the whole test, and they may read as often as they like. */
beforeAll(async () => {
  const utrecht = ['merchants', merchant];
  sandbox = await ChangedSandbox.start([
    [[...utrecht, 'patience', 'slotAgeSec'], 60],
    [[...utrecht, 'connection', 'settings'], { requestsPerMinute: 100_000 }],
  ]);
  sandbox.system.clinic.control.changeSettings({ rateLimitPerMinute: 0 });
});

afterAll(async () => {
  await sandbox.stop();
});

beforeEach(() => {
  number += 1;
});

function ask(method: OrderMethod, body: object) {
  return askOf(sandbox.system, 'http', method, body);
}

/** Eleven o'clock or noon by the branch's clock, on a day of each test's own. */
function noon(): number {
  return seoulTime(20 + number, 19);
}

/** The services that look-ups offer at that time. */
async function offered(startSec: number): Promise<readonly string[]> {
  const slots = everything.map((service_id) => ({ service_id, start_sec: startSec }));
  const { body } = await ask('BatchAvailabilityLookup', { merchant_id: merchant, slot_time: slots });
  const answers = body['slot_time_availability'] as readonly Json[];
  return everything.filter((_, index) => answers[index]?.['available'] === true);
}

async function isOffered(startSec: number, toSec: number): Promise<readonly boolean[]> {
  const times = [await offered(startSec), await offered(toSec)];
  expect(times.every(({ length }) => length === 0 || length === everything.length)).toBe(true);
  return times.map(({ length }) => length > 0);
}

function vaccination(startSec: number) {
  const slot = { merchant, service: 'vaccination', startSec, durationSec: shortSec };
  return { ...bookingRequest(number, slot), slot: slotMessage(slot) };
}

async function booked(startSec: number): Promise<unknown> {
  return bookingOf(await ask('CreateBooking', vaccination(startSec)))['booking_id'];
}

async function ordered(startSec: number): Promise<unknown> {
  const items = [short('vaccination', startSec), short('travel-advice', startSec)];
  return orderOf(await ask('CreateOrder', orderRequest(number, merchant, items)))['order_id'];
}

test('whatever is booked, look-ups offer none of the services of the same staff there any more', async () => {
  const startSec = noon();
  expect(await offered(startSec)).toEqual(everything);
  await booked(startSec);
  expect(await offered(startSec)).toEqual([]);
});

test('what is leased is offered to nobody, whichever service it was leased for', async () => {
  const startSec = noon();
  expect(await offered(startSec)).toEqual(everything);
  const slot = { merchant, service: 'travel-package', startSec, durationSec: 2_100 };
  expect(await ask('CreateLease', leaseRequest(`shared-${number}`, slot))).toMatchObject({ status: 200 });
  expect(await offered(startSec)).toEqual([]);
});

test.each([
  ['a booking', booked, shortSec],
  ['an order', ordered, 2 * shortSec],
] as const)(
  '%s that is moved frees its old time for all services, and takes its new one from all',
  async (_, make, durationSec) => {
    const startSec = noon();
    const toSec = startSec + 3 * 86_400;
    const id = await make(startSec);
    expect(await isOffered(startSec, toSec)).toEqual([false, true]);
    const slot = { start_sec: toSec, duration_sec: durationSec };
    await ask('UpdateBooking', { booking: { booking_id: id, slot } });
    expect(await isOffered(startSec, toSec)).toEqual([true, false]);
    await ask('UpdateBooking', { booking: { booking_id: id, status: 'CANCELED' } });
    expect(await isOffered(startSec, toSec)).toEqual([true, true]);
  },
);
