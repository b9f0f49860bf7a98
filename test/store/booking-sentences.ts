import type { Booking, BookingStatus } from '../../src/core/booking.ts';
import { bookingId, partnerId, userId } from '../../src/core/identifiers.ts';
import type { StoreTest } from './booking-store-suite.ts';
import {
  candidate,
  changeOf,
  givenUp,
  giveUp,
  halfHourSec,
  made,
  nineSec,
  refused,
  type Visit,
  Visits,
} from './visits.ts';

const partner = partnerId('partner');

export function bookingSentences(storeTest: StoreTest): void {
  storeTest(
    "confirmed bookings whose reservation's id is not known are listed until it is, or they are over",
    async ({ store }) => {
      const visits = new Visits();
      const made = async (wanted: Partial<Visit>) =>
        visits.booked(store, visits.visit({ startedMs: 1_000, ...wanted }));
      const later = await made({ startSec: nineSec + halfHourSec });
      const first = await made({});
      const traced = await made({});
      const cancelled = await made({});
      await made({ startedMs: 2_000 });
      await made({ startSec: nineSec - halfHourSec });
      await visits.claimed(store, visits.visit({ startedMs: 1_000 }));
      const reference = { visitorId: 'visitor', receiptId: 'receipt', scheduleId: 'schedule' };
      await store.recordObservation(traced, changeOf(traced, { reference }));
      await store.recordObservation(cancelled, changeOf(cancelled, { status: 'cancelled-by-clinic' }));
      const listed = (limit: number) => store.untraced(2_000, nineSec, limit);
      expect(await listed(10)).toEqual([first, later]);
      expect(await listed(1)).toEqual([first]);
    },
  );

  storeTest(
    "a user's second booking of a slot is refused, made or under way, whoever it is for",
    async ({ store }) => {
      const visits = new Visits();
      const first = visits.visit();
      const { operation, booking } = await visits.claimed(store, first);
      const second = visits.visit({ user: first.user });
      const refusal = { kind: 'refused', refusal: 'slot-already-booked-by-user' };
      expect(await visits.claim(store, second)).toEqual(refusal);
      await store.settle(operation, made(booking));
      expect(await visits.claim(store, second)).toEqual(refusal);
      expect(await visits.claim(store, { ...second, service: 'another' })).toMatchObject({ kind: 'claimed' });
    },
  );

  storeTest("a person's visits never overlap, though they may touch", async ({ store }) => {
    const visits = new Visits();
    const person = 'somebody';
    await visits.claimed(store, visits.visit({ person, endSec: nineSec + 2 * halfHourSec }));
    const at = (startSec: number) => visits.claim(store, visits.visit({ person, startSec }));
    expect(await at(nineSec + halfHourSec)).toEqual({ kind: 'refused', refusal: 'overlapping-reservation' });
    expect(await at(nineSec + 2 * halfHourSec)).toMatchObject({ kind: 'claimed' });
    expect(await at(nineSec - halfHourSec)).toMatchObject({ kind: 'claimed' });
    const elsewhere = visits.visit({ person, merchant: 'another clinic' });
    expect(await visits.claim(store, elsewhere)).toMatchObject({ kind: 'claimed' });
  });

  storeTest('a person is busy both where a move comes from and where it goes', async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit({ person: 'somebody' });
    const booking = await visits.booked(store, visit);
    const toSec = nineSec + 4 * halfHourSec;
    const move = await store.claimChange(visits.move(booking, visit, toSec, await store.moment()));
    if (move.kind !== 'claimed') throw new Error(move.kind);
    const refusal = { kind: 'refused', refusal: 'overlapping-reservation' };
    const at = (startSec: number) => visits.claim(store, visits.visit({ person: 'somebody', startSec }));
    expect(await at(nineSec)).toEqual(refusal);
    expect(await at(toSec)).toEqual(refusal);
    await store.settle(move.operation, refused);
    expect(await at(toSec)).toMatchObject({ kind: 'claimed' });
  });

  storeTest(
    'of many overlapping visits of one person at once, exactly one is granted',
    async ({ store, open }) => {
      const visits = new Visits();
      const stores = [store, await open()];
      const results = await Promise.all(
        Array.from({ length: 8 }, (_, index) => {
          const startSec = nineSec + index * 60;
          const visit = visits.visit({ person: 'somebody', startSec, candidates: [candidate({ startSec })] });
          return visits.claim(stores[index % 2] ?? store, visit);
        }),
      );
      expect(results.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
      expect(results.filter(({ kind }) => kind === 'refused')).toHaveLength(7);
    },
  );

  storeTest(
    'a user has no more upcoming bookings than allowed, also when asking at once',
    async ({ store, open }) => {
      const visits = new Visits();
      const stores = [store, await open()];
      const startedMs = nineSec * 1000;
      const past = visits.visit({ user: 'user', startSec: nineSec - 86_400 });
      await visits.booked(store, past);
      const results = await Promise.all(
        Array.from({ length: 8 }, (_, index) => {
          const startSec = nineSec + index * halfHourSec;
          const visit = visits.visit({ user: 'user', startSec, bookingsPerUser: 2, startedMs });
          return visits.claim(stores[index % 2] ?? store, visit);
        }),
      );
      expect(results.filter(({ kind }) => kind === 'claimed')).toHaveLength(2);
      const refusal = { kind: 'refused', refusal: 'user-over-booking-limit' };
      expect(results.filter(({ kind }) => kind === 'refused')).toEqual(
        Array.from({ length: 6 }, () => refusal),
      );
      const elsewhere = visits.visit({
        user: 'user',
        merchant: 'another clinic',
        bookingsPerUser: 1,
        startedMs,
      });
      expect(await visits.claim(store, elsewhere)).toMatchObject({ kind: 'claimed' });
    },
  );

  const occupying: readonly BookingStatus[] = ['confirmed', 'in-progress'];
  const freeing: readonly BookingStatus[] = [
    'cancelled-by-partner',
    'cancelled-by-clinic',
    'no-show',
    'completed',
  ];
  for (const status of [...occupying, ...freeing]) {
    const busy = occupying.includes(status);
    storeTest(
      `a person whose visit is ${status} ${busy ? 'is busy' : 'has time'} then`,
      async ({ store }) => {
        const visits = new Visits();
        const visit = visits.visit();
        const booking = await visits.booked(store, visit);
        const seen = await store.recordObservation(booking, changeOf(booking, { status }));
        expect(seen).toMatchObject({ status, observedMs: booking.observedMs + 1 });
        const again = await visits.claim(store, { ...visits.visit(), person: visit.person });
        expect(again.kind).toBe(busy ? 'refused' : 'claimed');
      },
    );
  }

  storeTest('a reading is taken over unless it is older, or a change is under way', async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit();
    const booking = await visits.booked(store, visit);
    const reading = (observedMs: number) => changeOf(booking, { status: 'no-show', observedMs });
    expect(await store.recordObservation(booking, reading(booking.observedMs - 1))).toEqual(booking);
    const cancel = await store.claimChange(visits.cancel(booking, visit));
    if (cancel.kind !== 'claimed') throw new Error(cancel.kind);
    expect(await store.recordObservation(booking, reading(booking.observedMs + 1))).toEqual(cancel.booking);
    const after = await store.settle(cancel.operation, refused);
    if (after === null || after === false) throw new Error('the cancel was not settled');
    const taken = await store.recordObservation(after, reading(booking.observedMs));
    expect(taken).toEqual({ ...after, status: 'no-show' });
    expect(await store.recordObservation({ ...booking, id: bookingId('unknown') }, reading(1))).toBeNull();
  });

  storeTest(
    'what was read of a booking says nothing once a change of it has ended, whatever the change came to and however late it was read',
    async ({ store }) => {
      const visits = new Visits();
      const visit = visits.visit();
      const booking = await visits.booked(store, visit);
      const startSec = visit.startSec + 86_400;
      const late = changeOf(booking, { status: 'no-show', observedMs: booking.observedMs + 60_000 });
      const ends = [
        made(booking, { startSec, endSec: startSec + halfHourSec }),
        { ...givenUp, booking: changeOf(booking) },
        refused,
        { ...made(booking), booking: null },
      ];
      for (const end of ends) {
        const known = await store.booking(booking.id);
        if (known === null) throw new Error('the booking is gone');
        const move = await store.claimChange(visits.move(known, visit, startSec, await store.moment()));
        if (move.kind !== 'claimed') throw new Error(move.kind);
        await store.recordStep(move.operation, { state: 'unknown', trouble: null });
        const settled = await store.settle(move.operation, end);
        expect(settled).toMatchObject({ openOperation: null, lastOperation: move.operation.id });
        expect(await store.booking(booking.id)).toEqual(settled);
        for (const older of [known, move.booking])
          expect(await store.recordObservation(older, late)).toEqual(settled);
      }
    },
  );

  storeTest(
    'a booking that the partner cancelled stays so, whatever is read in the clinic',
    async ({ store }) => {
      const visits = new Visits();
      const booking = await visits.booked(store, visits.visit());
      const cancelled = await store.recordObservation(
        booking,
        changeOf(booking, { status: 'cancelled-by-partner' }),
      );
      const late = changeOf(booking, { status: 'cancelled-by-clinic', observedMs: booking.observedMs + 10 });
      expect(await store.recordObservation(booking, late)).toEqual(cancelled);
      expect(cancelled?.status).toBe('cancelled-by-partner');
    },
  );

  storeTest('nothing is taken over for a booking that is not made', async ({ store }) => {
    const visits = new Visits();
    const { operation, booking } = await visits.claimed(store, visits.visit());
    expect(await store.recordObservation(booking, changeOf(booking))).toEqual(booking);
    const abandoned = await giveUp(store, operation);
    expect(await store.recordObservation(booking, changeOf(booking))).toEqual(abandoned);
  });

  storeTest(
    "a user's confirmed bookings come in order of start, and only those that are not over",
    async ({ store }) => {
      const visits = new Visits();
      const user = 'user';
      const starts = [3, 1, 2].map((day) => nineSec + day * 86_400);
      const bookings = [];
      for (const startSec of starts)
        bookings.push(await visits.booked(store, visits.visit({ user, startSec })));
      await visits.claimed(store, visits.visit({ user, startSec: nineSec + 5 * 86_400 }));
      const [third, first, second] = bookings;
      const list = (afterSec: number) => store.bookingsOfUser(partner, userId(user), afterSec);
      expect(await list(0)).toEqual({ known: true, bookings: [first, second, third] });
      expect(await list(nineSec + 86_400 + halfHourSec)).toEqual({ known: true, bookings: [second, third] });
      expect(await list(nineSec + 9 * 86_400)).toEqual({ known: true, bookings: [] });
    },
  );

  storeTest('a user is known once a booking was made, not while it is tried', async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit({ user: 'user' });
    const known = async () => (await store.bookingsOfUser(partner, userId('user'), 0)).known;
    expect(await known()).toBe(false);
    const { operation, booking } = await visits.claimed(store, visit);
    expect(await known()).toBe(false);
    await giveUp(store, operation);
    expect(await known()).toBe(false);
    await store.adopt(booking.id, changeOf(booking, { status: 'cancelled-by-clinic' }));
    expect(await known()).toBe(true);
  });

  storeTest('what is not there is null', async ({ store }) => {
    expect(await store.booking('unknown' as Booking['id'])).toBeNull();
    expect(await store.operationEnd('unknown' as never)).toBeNull();
  });
}
