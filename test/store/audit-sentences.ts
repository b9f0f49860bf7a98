import type { AuditQuery } from '../../src/core/audit-store.ts';
import type { BookingStore } from '../../src/core/booking-store.ts';
import { bookingId, partnerId } from '../../src/core/identifiers.ts';
import type { StoreTest } from './booking-store-suite.ts';
import { changeOf, giveUp, halfHourSec, made, nineSec, refused, Visits } from './visits.ts';

const all: AuditQuery = {
  bookingId: null,
  caller: null,
  fromMs: null,
  toMs: null,
  beforeId: null,
  limit: 100,
};

const caller = partnerId('partner');
const first = {
  status: 'confirmed',
  startSec: nineSec,
  endSec: nineSec + halfHourSec,
  calendar: 'calendar',
  zone: 'zone',
};
const later = { ...first, startSec: nineSec + 86_400, endSec: nineSec + 86_400 + halfHourSec };

/** The audit from the oldest entry to the newest, without ids and times. */
async function told(store: BookingStore, query: Partial<AuditQuery> = {}) {
  const { entries } = await store.audit({ ...all, ...query });
  return entries
    .toReversed()
    .map(({ actor, caller: who, action, before, after }) => ({ actor, who, action, before, after }));
}

export function auditSentences(storeTest: StoreTest): void {
  storeTest('it tells who made, moved and cancelled a booking, from what to what', async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit();
    const startedMs = Date.now();
    const { operation, booking: pending } = await visits.claimed(store, visit);
    expect(await told(store)).toEqual([]);
    const booking = await store.settle(operation, made(pending));
    if (booking === null || booking === false) throw new Error('not made');
    const move = await store.claimChange(visits.move(booking, visit, later.startSec, await store.moment()));
    if (move.kind !== 'claimed') throw new Error(move.kind);
    const { startSec, endSec } = later;
    const moved = await store.settle(move.operation, made(move.booking, { startSec, endSec }));
    if (moved === null || moved === false) throw new Error('not moved');
    const cancel = await store.claimChange(visits.cancel(moved, visit));
    if (cancel.kind !== 'claimed') throw new Error(cancel.kind);
    await store.settle(cancel.operation, made(cancel.booking, { status: 'cancelled-by-partner' }));

    const by = { actor: 'caller', who: caller };
    const cancelled = { ...later, status: 'cancelled-by-partner' };
    expect(await told(store)).toEqual([
      { ...by, action: 'create', before: null, after: first },
      { ...by, action: 'move', before: first, after: later },
      { ...by, action: 'cancel', before: later, after: cancelled },
    ]);
    const { entries } = await store.audit(all);
    expect(entries.map((entry) => entry.operationId)).toEqual([
      cancel.operation.id,
      move.operation.id,
      operation.id,
    ]);
    for (const { atMs, bookingId: of, merchantId: at, detail } of entries) {
      expect({ of, at, detail }).toEqual({ of: booking.id, at: booking.merchantId, detail: null });
      expect(atMs).toBeGreaterThanOrEqual(startedMs - 60_000);
      expect(atMs).toBeLessThanOrEqual(Date.now() + 60_000);
    }
  });

  storeTest(
    'it tells what the staff changed when that is taken over, and nothing of a reading that finds all as it was',
    async ({ store }) => {
      const visits = new Visits();
      const booking = await visits.booked(store, visits.visit());
      await store.recordObservation(booking.id, changeOf(booking));
      await store.recordObservation(
        booking.id,
        changeOf(booking, { status: 'cancelled-by-clinic', observedMs: booking.observedMs + 5 }),
      );
      expect((await told(store)).slice(1)).toEqual([
        {
          actor: 'clinic',
          who: null,
          action: 'observe',
          before: first,
          after: { ...first, status: 'cancelled-by-clinic' },
        },
      ]);
    },
  );

  storeTest(
    'it tells nothing of what was refused, and how a create that was given up was made after all',
    async ({ store }) => {
      const visits = new Visits();
      const { operation } = await visits.claimed(store, visits.visit());
      await store.settle(operation, refused);
      expect(await told(store)).toEqual([]);
      const visit = visits.visit();
      const booking = await visits.booked(store, visit);
      const move = await store.claimChange(visits.move(booking, visit, later.startSec, await store.moment()));
      if (move.kind !== 'claimed') throw new Error(move.kind);
      await store.settle(move.operation, refused);
      expect(await told(store)).toHaveLength(1);

      const other = await visits.claimed(store, visits.visit());
      await giveUp(store, other.operation);
      await store.adopt(other.booking.id, changeOf(other.booking));
      const abandoned = { ...first, status: 'abandoned' };
      expect((await told(store)).slice(1)).toEqual([
        { actor: 'caller', who: caller, action: 'create', before: null, after: abandoned },
        { actor: 'caller', who: caller, action: 'create', before: abandoned, after: first },
      ]);
    },
  );

  storeTest('it tells of data that was erased, and of visits that were put on record', async ({ store }) => {
    const visits = new Visits();
    const booking = await visits.booked(store, visits.visit());
    await store.erase('bookings', '', nineSec * 2, 10);
    await store.keep({
      ...booking,
      id: bookingId(visits.id()),
      reference: { ...booking.reference, scheduleId: 'schedule' },
    });
    expect((await told(store)).slice(1)).toEqual([
      { actor: 'adapter', who: null, action: 'erase', before: first, after: first },
      { actor: 'caller', who: caller, action: 'record', before: null, after: first },
    ]);
  });

  storeTest('it tells of denied calls, whoever made them', async ({ store }) => {
    await store.recordDenial({ caller, detail: 'Reserve: permission-denied' });
    await store.recordDenial({ caller: null, detail: 'CreateBooking: unauthenticated' });
    const { entries } = await store.audit(all);
    expect(entries).toMatchObject([
      { action: 'deny', caller: null, bookingId: null, detail: 'CreateBooking: unauthenticated' },
      { action: 'deny', caller, bookingId: null, detail: 'Reserve: permission-denied' },
    ]);
  });

  storeTest('it is read by booking, caller and time, page by page', async ({ store }) => {
    const visits = new Visits();
    const bookings = [];
    for (let number = 0; number < 5; number += 1) bookings.push(await visits.booked(store, visits.visit()));
    await store.recordDenial({ caller: partnerId('other'), detail: 'none' });
    expect(await told(store, { bookingId: bookings[2]?.id ?? null })).toHaveLength(1);
    expect(await told(store, { caller })).toHaveLength(5);
    expect(await told(store, { caller: partnerId('nobody') })).toEqual([]);
    const ids: number[] = [];
    const sizes: number[] = [];
    for (let beforeId: number | null = null, isLast = false; !isLast; ) {
      const page: Awaited<ReturnType<BookingStore['audit']>> = await store.audit({
        ...all,
        beforeId,
        limit: 4,
      });
      ids.push(...page.entries.map(({ id }) => id));
      sizes.push(page.entries.length);
      beforeId = page.next;
      isLast = page.next === null;
    }
    expect(sizes).toEqual([4, 2]);
    expect(ids).toEqual(ids.toSorted((one, other) => other - one));
    const { entries } = await store.audit(all);
    const newest = entries[0]?.atMs ?? 0;
    const oldest = entries.at(-1)?.atMs ?? 0;
    expect(await told(store, { fromMs: oldest, toMs: newest + 1 })).toHaveLength(6);
    expect(await told(store, { fromMs: newest + 1 })).toEqual([]);
    expect(await told(store, { toMs: oldest })).toEqual([]);
  });
}
