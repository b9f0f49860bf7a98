import type { AuditQuery } from '../../src/core/audit-store.ts';
import type { BookingStore } from '../../src/core/booking-store.ts';
import type { ImageRegistration } from '../../src/core/house-store.ts';
import { bookingId, merchantId, operationId, ownerId, partnerId } from '../../src/core/identifiers.ts';
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
      await store.recordObservation(booking, changeOf(booking));
      await store.recordObservation(
        booking,
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

  storeTest(
    "it tells of images when they are sent, of what came of them, and of a person's word",
    async ({ store }) => {
      const visits = new Visits();
      const me = ownerId('me');
      await store.renewOwner(me, 600_000);
      const merchant = merchantId('clinic');
      const registration = (imageCount: number | null, of: string | null): ImageRegistration => ({
        id: operationId(visits.id()),
        partnerId: caller,
        merchantId: merchant,
        key: null,
        visitorIds: ['v-1'],
        bookingId: of === null ? null : bookingId(of),
        imageCount,
        owner: me,
        startedMs: 1_000,
        trouble: null,
      });
      const [done, lost, old] = [registration(2, 'booking'), registration(1, null), registration(null, null)];
      for (const one of [done, lost, old]) await store.claimImages(one);
      await store.endImages(done.id, me, 'done', null);
      await store.endImages(lost.id, me, 'unknown', 'said the clinic');
      await store.endImages(old.id, ownerId('other'), 'done', null);
      await store.acknowledgeImages(lost.id, 'refused');
      const { entries } = await store.audit(all);
      const by = { actor: 'caller', caller, action: 'register-images', merchantId: merchant };
      const bare = { bookingId: null, before: null, after: null };
      expect(entries.toReversed().map(({ id: _id, atMs: _atMs, ...entry }) => entry)).toEqual([
        { ...by, ...bare, bookingId: 'booking', operationId: done.id, detail: '2 images: sent' },
        { ...by, ...bare, operationId: lost.id, detail: '1 images: sent' },
        { ...by, ...bare, operationId: old.id, detail: 'images: sent' },
        { ...by, ...bare, bookingId: 'booking', operationId: done.id, detail: '2 images: done' },
        { ...by, ...bare, operationId: lost.id, detail: '1 images: unknown' },
        {
          ...by,
          ...bare,
          actor: 'operator',
          caller: null,
          action: 'acknowledge',
          operationId: lost.id,
          detail: '1 images: refused',
        },
      ]);
    },
  );

  storeTest(
    'entries past their time are left out, the oldest first and a few at a time',
    async ({ store }) => {
      for (let number = 0; number < 5; number += 1)
        await store.recordDenial({ caller, detail: String(number) });
      const details = async () => (await store.audit(all)).entries.map(({ detail }) => detail);
      const soon = Date.now() + 60_000;
      expect(await store.shortenAudit(Date.now() - 60_000, 10)).toBe(0);
      expect(await store.shortenAudit(soon, 2)).toBe(2);
      expect(await details()).toEqual(['4', '3', '2']);
      expect(await store.shortenAudit(Date.now() - 60_000, 10)).toBe(0);
      expect(await store.shortenAudit(soon, 10)).toBe(3);
      expect(await store.shortenAudit(soon, 10)).toBe(0);
      await store.recordDenial({ caller, detail: 'next' });
      expect(await details()).toEqual(['next']);
    },
  );

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
