import {
  bookingWith,
  isFree,
  type LeasedSlot,
  leaseRequest,
  lend,
  outcomeOf,
  slotMessage,
  type Way,
  ways,
  wrong,
} from './leases.ts';
import { bookingRequest, type RunningSystem } from './running-system.ts';
import { ShiftedClock } from './shifted-clock.ts';
import { UtrechtClinic } from './utrecht-clinic.ts';

type Json = Record<string, unknown>;

const clock = new ShiftedClock();
let utrecht: UtrechtClinic;
let system: RunningSystem;

beforeAll(async () => {
  utrecht = await UtrechtClinic.start();
  ({ system } = utrecht);
});
afterAll(async () => {
  await utrecht.stop();
});
beforeEach(() => {
  utrecht.reset();
});
afterEach(async () => {
  clock.reset();
  await system.untilReady();
  system.clinic.control.clearFaults();
});

/** Noon by Greenwich, when the branch is open all year; tests share the record, so each has a day of its own. */
let day = 2;
function slot(service: 'vaccination' | 'travel-package' = 'vaccination'): LeasedSlot {
  day += 1;
  const startSec = (Math.floor(Date.now() / 86_400_000) + day) * 86_400 + 12 * 3_600;
  const durationSec = (service === 'vaccination' ? 20 : 35) * 60;
  return { merchant: 'utrecht-clinic', service, startSec, durationSec };
}

let users = 0;
function nextUser(): number {
  users += 1;
  return users;
}

const nextReference = (): string => `lease-of-${nextUser()}`;

function plain(number: number, wished: LeasedSlot) {
  return { ...bookingRequest(number, wished), slot: slotMessage(wished) };
}

/** Sent again as long as the answer invites to. */
async function insist(way: Way, request: object): Promise<unknown> {
  for (;;) {
    const outcome = await outcomeOf(system[way]('CreateBooking', request));
    const status = (outcome as { status?: unknown }).status;
    if (![503, 504, 14, 4].includes(Number(status))) return outcome;
  }
}

/** Resolves once the clinic holds nothing any more, which the adapter sees to in the background. */
async function untilNothingIsHeld(): Promise<void> {
  while (utrecht.holds.length > 0) await new Promise(setImmediate);
}

describe.each(ways)('over %s', (way) => {
  const create = (request: object) => system[way]('CreateBooking', request);
  const createLease = (request: object) => system[way]('CreateLease', request);

  test.each(['vaccination', 'travel-package'] as const)(
    'a lease of %s is a hold of the clinic, which its booking confirms',
    async (service) => {
      const wished = slot(service);
      const { id } = await lend(system, way, nextReference(), wished);
      expect(utrecht.holds).toHaveLength(1);
      expect(utrecht.live).toEqual([]);
      expect(await isFree(system, wished)).toBe(false);
      expect(await outcomeOf(create(plain(nextUser(), wished)))).toBe('SLOT_UNAVAILABLE');
      expect(await outcomeOf(createLease(leaseRequest(nextReference(), wished)))).toBe('SLOT_UNAVAILABLE');

      const request = bookingWith(id, nextUser(), wished);
      const booked = await create(request);
      expect(booked.body).toMatchObject({ booking: { status: 'CONFIRMED' } });
      const bookingId = String((booked.body['booking'] as Json)['booking_id']);
      expect(utrecht.live).toMatchObject([{ notes: `G-${bookingId}` }]);
      expect(utrecht.holds).toEqual([]);
      expect(await create(request)).toEqual(booked);
      const cancelled = await system[way]('UpdateBooking', {
        booking: { booking_id: bookingId, status: 'CANCELED' },
      });
      expect(cancelled.body).toMatchObject({ booking: { status: 'CANCELED' } });
      expect(await isFree(system, wished)).toBe(true);
    },
  );

  test('the same request for a lease gets the same lease, and the clinic holds one place', async () => {
    const request = leaseRequest(nextReference(), slot());
    const replies = await Promise.all(Array.from({ length: 6 }, () => createLease(request)));
    replies.push(await createLease(request));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(utrecht.holds).toHaveLength(1);
    expect(system.clinic.control.state().calls['reserve-time-slot']).toBe(1);
  });

  test('a lease ends before its hold is too old to be confirmed', async () => {
    clock.stop();
    const endSec = Math.floor(Date.now() / 1000) + 800;
    const { expirySec } = await lend(system, way, nextReference(), slot(), {
      lease_expiration_time_sec: endSec,
    });
    expect(expirySec).toBe(endSec - 200);
  });

  test('of 16 leases at once for one place one is granted, and one place is held', async () => {
    const wished = slot();
    const outcomes = await Promise.all(
      Array.from({ length: 16 }, () => outcomeOf(createLease(leaseRequest(nextReference(), wished)))),
    );
    expect(outcomes.filter((outcome) => outcome === 'SLOT_UNAVAILABLE')).toHaveLength(15);
    expect(utrecht.holds).toHaveLength(1);
  });

  test('of leases and bookings at once for one place one is granted', async () => {
    const wished = slot();
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        index % 2 === 0
          ? outcomeOf(createLease(leaseRequest(nextReference(), wished)))
          : outcomeOf(create(plain(nextUser(), wished))),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'SLOT_UNAVAILABLE')).toHaveLength(9);
    expect(utrecht.holds.length + utrecht.live.length).toBe(1);
  });

  test('a lease that is over is released, and nothing is booked by it', async () => {
    const wished = slot();
    const { id, expirySec } = await lend(system, way, nextReference(), wished);
    clock.set(expirySec * 1000);
    const late = bookingWith(id, nextUser(), wished);
    expect(await clock.outcomeOnceReady(() => create(late))).toBe('LEASE_EXPIRED');
    await untilNothingIsHeld();
    expect(system.clinic.control.state().calls).toHaveProperty('release-reservation');
    const other = plain(nextUser(), wished);
    expect(await clock.outcomeOnceReady(() => create(other))).toMatchObject({
      booking: { status: 'CONFIRMED' },
    });
    expect(utrecht.live).toHaveLength(1);
  });

  test('a restart keeps leases', async () => {
    const wished = slot();
    const request = leaseRequest(nextReference(), wished);
    const first = await createLease(request);
    await system.restartAdapter();
    expect(await createLease(request)).toEqual(first);
    expect(await insist(way, plain(nextUser(), wished))).toBe('SLOT_UNAVAILABLE');
    const id = String((first.body['lease'] as Json)['lease_id']);
    expect(await insist(way, bookingWith(id, nextUser(), wished))).toMatchObject({
      booking: { status: 'CONFIRMED' },
    });
    expect(utrecht.holds).toEqual([]);
  });

  test('a booking that is refused leaves its lease as it was, hold and all', async () => {
    const wished = slot();
    const { id } = await lend(system, way, nextReference(), wished);
    const request = bookingWith(id, nextUser(), wished);
    expect(await outcomeOf(create({ ...request, offer_id: 'spring' }))).toBe('OFFER_UNAVAILABLE');
    const elsewhere = { ...request, slot: { ...request.slot, start_sec: wished.startSec + 1200 } };
    expect(await outcomeOf(create(elsewhere))).toEqual(wrong(way, 'slot.start_sec'));
    system.clinic.control.addFault({ operation: 'confirm-reservation', effect: 'status-429', times: 2 });
    expect(await outcomeOf(create(request))).toMatchObject({ status: way === 'http' ? 503 : 14 });
    expect(utrecht.holds).toHaveLength(1);
    expect(await insist(way, request)).toMatchObject({ booking: { status: 'CONFIRMED' } });
    expect(utrecht.holds).toEqual([]);
    expect(system.clinic.control.state().calls['reserve-time-slot']).toBe(1);
  });

  test('a hold that the clinic has forgotten ends its lease', async () => {
    system.clinic.control.changeSettings({ holdLifetimeSec: 60 });
    const wished = slot();
    const { id } = await lend(system, way, nextReference(), wished);
    clock.set(Date.now() + 90_000);
    const request = bookingWith(id, nextUser(), wished);
    expect(await clock.outcomeOnceReady(() => create(request))).toBe('LEASE_EXPIRED');
    expect(await clock.outcomeOnceReady(() => create(request))).toBe('LEASE_EXPIRED');
    expect([utrecht.live, utrecht.holds]).toEqual([[], []]);
  });

  test('a hold that was never asked for is asked for by the repeat', async () => {
    const request = leaseRequest(nextReference(), slot());
    system.clinic.control.addFault({ operation: 'reserve-time-slot', effect: 'lose-request', times: 1 });
    expect(await outcomeOf(createLease(request))).toMatchObject({ status: way === 'http' ? 503 : 14 });
    expect((await createLease(request)).body).toMatchObject({ lease: { lease_id: expect.any(String) } });
    expect(utrecht.holds).toHaveLength(1);
  });

  test('a hold whose answer is lost is nobody’s, and lapses', async () => {
    const wished = slot();
    const request = leaseRequest(nextReference(), wished);
    system.clinic.control.addFault({ operation: 'reserve-time-slot', effect: 'lose-response', times: 1 });
    expect(await outcomeOf(createLease(request))).toMatchObject({ status: way === 'http' ? 503 : 14 });
    expect(utrecht.holds).toHaveLength(1);
    expect(await outcomeOf(createLease(request))).toBe('SLOT_UNAVAILABLE');
    clock.set(Date.now() + 15 * 60_000);
    expect(utrecht.holds).toEqual([]);
    const later = { lease_expiration_time_sec: Math.floor(Date.now() / 1000) + 300 };
    const again = leaseRequest(nextReference(), wished, later);
    expect(await clock.outcomeOnceReady(() => createLease(again))).toMatchObject({
      lease: { lease_id: expect.any(String) },
    });
  });

  test.each([
    'lose-request',
    'lose-response',
    'late-commit',
    'status-503',
    'status-500-applied',
    'garbage',
  ] as const)('a confirm that meets %s ends in one appointment, and no hold is left', async (effect) => {
    const wished = slot();
    const { id } = await lend(system, way, nextReference(), wished);
    system.clinic.control.addFault({ operation: 'confirm-reservation', effect, times: 1, delayMs: 300 });
    expect(await insist(way, bookingWith(id, nextUser(), wished))).toMatchObject({
      booking: { status: 'CONFIRMED' },
    });
    expect(utrecht.live).toHaveLength(1);
    expect(utrecht.holds).toEqual([]);
    expect(system.clinic.control.state().calls['reserve-time-slot']).toBe(1);
  });
});
