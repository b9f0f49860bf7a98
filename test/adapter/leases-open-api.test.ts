import { callAs } from './changed-sandbox.ts';
import {
  bookingWith,
  isFree,
  type LeasedSlot,
  leaseRequest,
  lend,
  outcomeOf,
  slotMessage,
  ways,
  wrong,
} from './leases.ts';
import { bookingRequest, RunningSystem, seoulTime } from './running-system.ts';
import { ShiftedClock } from './shifted-clock.ts';

type Json = Record<string, unknown>;

const clock = new ShiftedClock();
let system: RunningSystem;

beforeAll(async () => {
  system = await RunningSystem.start();
});
afterAll(async () => {
  await system.stop();
});
beforeEach(() => {
  system.clinic.control.reset();
});
afterEach(async () => {
  clock.reset();
  await system.untilReady();
});

/** Tests share the record, so each has a day of its own. */
let day = 1;
function nextDay(): number {
  day += 1;
  return day;
}

/** A slot with a single place. */
function laser(hour: number): LeasedSlot {
  return { service: 'laser-toning', startSec: seoulTime(nextDay(), hour), durationSec: 3600 };
}

/** A slot with two places. */
function consultation(hour: number): LeasedSlot {
  return { service: 'consultation', startSec: seoulTime(nextDay(), hour), durationSec: 1800 };
}

function live() {
  return system.clinic.control.state().schedules.filter(({ status }) => status === 'RESERVED');
}

let users = 0;
function nextUser(): number {
  users += 1;
  return users;
}

function nextReference(): string {
  return `lease-of-${nextUser()}`;
}

describe.each(ways)('over %s', (way) => {
  const create = (request: object) => system[way]('CreateBooking', request);
  const createLease = (request: object) => system[way]('CreateLease', request);

  test('a leased slot is taken for all but the one who books by the lease', async () => {
    const slot = laser(10);
    const request = leaseRequest(nextReference(), slot, {
      slot: { ...slotMessage(slot), resources: { staff_id: 'dr-kim' }, availability_tag: 'tag' },
    });
    const { body } = await createLease(request);
    const lease = body['lease'] as Json;
    expect(lease).toMatchObject({
      lease_id: expect.stringMatching(/^[a-z2-7]{20}$/),
      user_reference: request.lease.user_reference,
      slot: { merchant_id: 'seoul-clinic', resources: { staff_id: 'dr-kim' }, availability_tag: 'tag' },
    });
    expect(Number(lease['lease_expiration_time_sec'])).toBe(request.lease.lease_expiration_time_sec);
    expect(live()).toEqual([]);

    expect(await isFree(system, slot)).toBe(false);
    expect(await outcomeOf(createLease(leaseRequest(nextReference(), slot)))).toBe('SLOT_UNAVAILABLE');
    expect(await outcomeOf(create(bookingRequest(nextUser(), slot)))).toBe('SLOT_UNAVAILABLE');

    const booking = bookingWith(String(lease['lease_id']), nextUser(), slot);
    const booked = await create(booking);
    expect(booked.body).toMatchObject({ booking: { status: 'CONFIRMED' } });
    expect(live()).toHaveLength(1);
    expect(await create(booking)).toEqual(booked);
    expect(live()).toHaveLength(1);
  });

  test('one lease of two places leaves the other, and the place is free again once booked and cancelled', async () => {
    const slot = consultation(10);
    const { id } = await lend(system, way, nextReference(), slot);
    expect(await isFree(system, slot)).toBe(true);
    const other = await create(bookingRequest(nextUser(), slot));
    expect(other.body).toMatchObject({ booking: { status: 'CONFIRMED' } });
    expect(await isFree(system, slot)).toBe(false);
    const { body } = await create(bookingWith(id, nextUser(), slot));
    expect(live()).toHaveLength(2);
    const booking = { booking_id: (body['booking'] as Json)['booking_id'], status: 'CANCELED' };
    await system[way]('UpdateBooking', { booking });
    expect(await isFree(system, slot)).toBe(true);
    await lend(system, way, nextReference(), slot);
    expect(await isFree(system, slot)).toBe(false);
  });

  test('the same request for a lease gets the same lease, also when it was used', async () => {
    const slot = laser(10);
    const request = leaseRequest(nextReference(), slot);
    const first = await createLease(request);
    const twins = await Promise.all(Array.from({ length: 5 }, () => createLease(request)));
    expect(new Set([first, ...twins].map((reply) => JSON.stringify(reply))).size).toBe(1);
    await create(bookingWith(String((first.body['lease'] as Json)['lease_id']), nextUser(), slot));
    expect(live()).toHaveLength(1);
    expect(await createLease(request)).toEqual(first);
  });

  test('a reference that comes again for something else is refused', async () => {
    const slot = laser(10);
    const reference = nextReference();
    const request = leaseRequest(reference, slot);
    await createLease(request);
    const later = { ...slotMessage(slot), start_sec: slot.startSec + 3600 };
    const other = { lease: { ...request.lease, slot: later } };
    expect(await outcomeOf(createLease(other))).toEqual(wrong(way, 'lease.user_reference'));
    expect(await isFree(system, { ...slot, startSec: slot.startSec + 3600 })).toBe(true);
  });

  test('a lease lasts as long as wished, but no longer than the merchant allows', async () => {
    const nowSec = Math.floor(Date.now() / 1000);
    clock.stop();
    for (const [wishedSec, givenSec] of [
      [60, 60],
      [900, 900],
      [901, 900],
      [4_000_000_000, 900],
    ] as const) {
      const { expirySec } = await lend(system, way, nextReference(), laser(10), {
        lease_expiration_time_sec: nowSec + wishedSec,
      });
      // The clock stands somewhere within the second that was rounded off.
      expect([nowSec + givenSec, nowSec + givenSec - 1, nowSec + givenSec + 1]).toContain(expirySec);
    }
  });

  test.each([
    ['an end that has passed', { lease_expiration_time_sec: 1_000_000_000 }, 'lease_expiration_time_sec'],
    ['a negative end', { lease_expiration_time_sec: -1 }, 'lease_expiration_time_sec'],
  ])('a lease with %s is refused and keeps nothing', async (_, changes, field) => {
    const slot = laser(10);
    const request = leaseRequest(nextReference(), slot, changes);
    expect(await outcomeOf(createLease(request))).toEqual(wrong(way, `lease.${field}`));
    expect(await isFree(system, slot)).toBe(true);
  });

  test.each([
    ['off the grid', { start_sec: seoulTime(2, 10, 17) }, 'slot.start_sec'],
    ['of another length', { duration_sec: 1800 }, 'slot.duration_sec'],
    ['that has begun', { start_sec: seoulTime(-1, 10) }, 'slot.start_sec'],
  ])('a lease of a slot %s is refused', async (_, changes, field) => {
    const slot = laser(10);
    const request = leaseRequest(nextReference(), slot, { slot: { ...slotMessage(slot), ...changes } });
    expect(await outcomeOf(createLease(request))).toEqual(wrong(way, `lease.${field}`));
  });

  test('a lease is used once', async () => {
    const slot = consultation(10);
    const { id } = await lend(system, way, nextReference(), slot);
    const user = nextUser();
    await create(bookingWith(id, user, slot));
    const second = bookingWith(id, nextUser(), slot);
    expect(await outcomeOf(create(second))).toBe('LEASE_EXPIRED');
    const sameUser = { ...bookingWith(id, user, slot), idempotency_token: `second-of-${user}` };
    expect(await outcomeOf(create(sameUser))).toBe('SLOT_ALREADY_BOOKED_BY_USER');
    expect(live()).toHaveLength(1);
  });

  test('of two leases of one user that overlap one is booked, and the other keeps its place until it ends', async () => {
    const slot = consultation(10);
    const beside: LeasedSlot = { ...slot, service: 'botox' };
    const first = await lend(system, way, nextReference(), slot);
    const second = await lend(system, way, nextReference(), beside);
    const again = await lend(system, way, nextReference(), slot);
    const user = nextUser();
    expect((await create(bookingWith(first.id, user, slot))).body).toMatchObject({
      booking: { status: 'CONFIRMED' },
    });
    const overlapping = { ...bookingWith(second.id, user, beside), idempotency_token: `other-of-${user}` };
    expect(await outcomeOf(create(overlapping))).toBe('OVERLAPPING_RESERVATION');
    const same = { ...bookingWith(again.id, user, slot), idempotency_token: `same-of-${user}` };
    expect(await outcomeOf(create(same))).toBe('SLOT_ALREADY_BOOKED_BY_USER');
    expect(live()).toHaveLength(1);
    expect(await isFree(system, slot)).toBe(false);
    expect((await create(bookingWith(again.id, nextUser(), slot))).body).toMatchObject({
      booking: { status: 'CONFIRMED' },
    });
  });

  test('a lease ends when its slot begins', async () => {
    const slot = laser(10);
    system.clinic.control.changeSettings({ openFromDays: 0 });
    clock.set((slot.startSec - 300) * 1000);
    const wished = leaseRequest(nextReference(), slot, { lease_expiration_time_sec: slot.startSec + 300 });
    const outcome = await clock.outcomeOnceReady(() => createLease(wished));
    expect(Number((outcome as { lease: Json }).lease['lease_expiration_time_sec'])).toBe(slot.startSec);
  });

  test('of 6 users with one lease one books', async () => {
    const slot = consultation(10);
    const { id } = await lend(system, way, nextReference(), slot);
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => outcomeOf(create(bookingWith(id, nextUser(), slot)))),
    );
    expect(outcomes.filter((outcome) => outcome === 'LEASE_EXPIRED')).toHaveLength(5);
    expect(live()).toHaveLength(1);
  });

  test.each([
    ['another service', { service_id: 'botox' }, 'slot.service_id'],
    ['another start', { start_sec: 'later' }, 'slot.start_sec'],
    ['another doctor', { resources: { staff_id: 'dr-lee' } }, 'slot.resources.staff_id'],
    ['another room', { resources: { room_id: 'two' } }, 'slot.resources.room_id'],
  ])('a booking with a lease for %s is refused and books nothing', async (_, changes, field) => {
    const slot = consultation(10);
    const { id } = await lend(system, way, nextReference(), slot, {
      slot: { ...slotMessage(slot), resources: { staff_id: 'dr-kim', room_id: 'one' } },
    });
    const request = bookingWith(id, nextUser(), slot);
    const changed = { ...request.slot, ...changes };
    if (field === 'slot.start_sec') changed.start_sec = slot.startSec + 1800;
    expect(await outcomeOf(create({ ...request, slot: changed }))).toEqual(wrong(way, field));
    expect(live()).toEqual([]);
    // Nothing said of staff or room agrees with whatever was leased.
    expect((await create(request)).body).toMatchObject({ booking: { status: 'CONFIRMED' } });
  });

  test('a lease of nobody or of another partner is unknown', async () => {
    const slot = consultation(10);
    const request = bookingWith('aaaaaaaaaaaaaaaaaaaa', nextUser(), slot);
    expect(await outcomeOf(create(request))).toEqual(wrong(way, 'lease_ref.lease_id'));
    const internal = { user: 'internal', password: 'internal-secret' };
    const { body } = await callAs({ system }, internal, 'CreateLease', leaseRequest(nextReference(), slot));
    const id = String((body['lease'] as Json)['lease_id']);
    expect(await outcomeOf(create(bookingWith(id, nextUser(), slot)))).toEqual(
      wrong(way, 'lease_ref.lease_id'),
    );
    expect(live()).toEqual([]);
  });

  test('a booking that is refused leaves its lease as it was', async () => {
    const slot = laser(10);
    const { id } = await lend(system, way, nextReference(), slot);
    const withOffer = { ...bookingWith(id, nextUser(), slot), offer_id: 'spring' };
    expect(await outcomeOf(create(withOffer))).toBe('OFFER_UNAVAILABLE');
    system.clinic.control.addFault({ operation: 'reserve', effect: 'status-429', times: 2 });
    const request = bookingWith(id, nextUser(), slot);
    expect(await outcomeOf(create(request))).toMatchObject({ status: way === 'http' ? 503 : 14 });
    system.clinic.control.clearFaults();
    expect(await outcomeOf(create(bookingRequest(nextUser(), slot)))).toBe('SLOT_UNAVAILABLE');
    expect((await create(request)).body).toMatchObject({ booking: { status: 'CONFIRMED' } });
  });

  test('what the staff take goes before a lease', async () => {
    const slot = laser(10);
    const { id } = await lend(system, way, nextReference(), slot);
    system.clinic.control.frontDesk({
      action: 'book',
      reservationGroupId: '65f0c0de0000000000000b02',
      startDateTimeUtc: new Date(slot.startSec * 1000).toISOString(),
      endDateTimeUtc: new Date((slot.startSec + slot.durationSec) * 1000).toISOString(),
    });
    expect(await outcomeOf(create(bookingWith(id, nextUser(), slot)))).toBe('SLOT_UNAVAILABLE');
    expect(live()).toHaveLength(1);
  });

  test('of 16 leases at once exactly as many are granted as places are free, and each books', async () => {
    const slot = consultation(10);
    const replies = await Promise.all(
      Array.from({ length: 16 }, () => createLease(leaseRequest(nextReference(), slot))),
    );
    const ids = replies.flatMap(({ body }) => {
      const lease = body['lease'] as Json | undefined;
      return lease === undefined ? [] : [String(lease['lease_id'])];
    });
    expect(ids).toHaveLength(2);
    expect(replies.filter(({ body }) => body['booking_failure'] !== undefined)).toHaveLength(14);
    await Promise.all(ids.map((id) => create(bookingWith(id, nextUser(), slot))));
    expect(live()).toHaveLength(2);
  });

  test('of leases and bookings at once no more are granted than places are free', async () => {
    const slot = consultation(10);
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        index % 2 === 0
          ? outcomeOf(createLease(leaseRequest(nextReference(), slot)))
          : outcomeOf(create(bookingRequest(nextUser(), slot))),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'SLOT_UNAVAILABLE')).toHaveLength(10);
    expect(await isFree(system, slot)).toBe(false);
  });

  test('a lease that is over frees its place, and nothing is booked by it', async () => {
    const slot = laser(10);
    const { id, expirySec } = await lend(system, way, nextReference(), slot);
    expect(await isFree(system, slot)).toBe(false);
    clock.set(expirySec * 1000);
    expect(await isFree(system, slot)).toBe(true);
    const late = bookingWith(id, nextUser(), slot);
    expect(await clock.outcomeOnceReady(() => create(late))).toBe('LEASE_EXPIRED');
    expect(live()).toEqual([]);
    const other = bookingRequest(nextUser(), slot);
    expect(await clock.outcomeOnceReady(() => create(other))).toMatchObject({
      booking: { status: 'CONFIRMED' },
    });
    expect(live()).toHaveLength(1);
  });

  test('a restart keeps leases', async () => {
    const slot = laser(10);
    const { id } = await lend(system, way, nextReference(), slot);
    await system.restartAdapter();
    expect(await isFree(system, slot)).toBe(false);
    expect(await outcomeOf(create(bookingRequest(nextUser(), slot)))).toBe('SLOT_UNAVAILABLE');
    expect((await create(bookingWith(id, nextUser(), slot))).body).toMatchObject({
      booking: { status: 'CONFIRMED' },
    });
  });
});
