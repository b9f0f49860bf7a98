import type { BookingStore, JournalEntry } from '../../src/core/booking-store.ts';
import { orphanAgeMs } from '../../src/core/booking-store.ts';
import { type OperationId, ownerId } from '../../src/core/identifiers.ts';
import type { StoreTest } from './booking-store-suite.ts';
import { changeOf, givenUp, halfHourSec, made, nineSec, Visits } from './visits.ts';

const me = ownerId('me');
const other = ownerId('other');
const dead = ownerId('dead');
const longMs = 600_000;

export function sharingSentences(storeTest: StoreTest): void {
  storeTest(
    'open operations of dead processes are taken over, those of living ones are not',
    async ({ store }) => {
      const visits = new Visits();
      await store.renewOwner(me, longMs);
      await store.renewOwner(other, longMs);
      await store.renewOwner(dead, 0);
      const left = [
        await visits.claimed(store, visits.visit({ owner: 'dead', startedMs: 2_000 })),
        await visits.claimed(store, visits.visit({ owner: 'never seen', startedMs: 1_000 })),
      ];
      await visits.claimed(store, visits.visit({ owner: 'other' }));
      await visits.booked(store, visits.visit({ owner: 'dead' }));
      const taken = await store.takeOver(me, [], 10);
      const expected = left
        .toReversed()
        .map(({ operation, booking }) => ({ operation: { ...operation, owner: me }, booking }));
      expect(taken).toEqual(expected);
      const [first] = left;
      expect(first && (await store.settle(first.operation, made(first.booking)))).toBe(false);
      const [, mine] = taken;
      expect(mine && (await store.settle(mine.operation, made(mine.booking)))).toMatchObject({
        status: 'confirmed',
      });
    },
  );

  storeTest('a living process is left alone once it has renewed its lease', async ({ store }) => {
    const visits = new Visits();
    await visits.claimed(store, visits.visit({ owner: 'other' }));
    await store.renewOwner(other, 0);
    await store.renewOwner(other, longMs);
    expect(await store.takeOver(me, [], 10)).toEqual([]);
  });

  storeTest('no more are taken over than asked for, the oldest first', async ({ store }) => {
    const visits = new Visits();
    for (const startedMs of [3, 1, 2])
      await visits.claimed(store, visits.visit({ owner: 'dead', startedMs }));
    expect(startsOf(await store.takeOver(me, [], 2))).toEqual([1, 2]);
  });

  storeTest(
    "a process's own operations come back once they are old and it is not working on them",
    async ({ store }) => {
      const visits = new Visits();
      await store.renewOwner(me, longMs);
      const old = Date.now() - orphanAgeMs - 5_000;
      const lost = await visits.claimed(store, visits.visit({ startedMs: old }));
      const working = await visits.claimed(store, visits.visit({ startedMs: old }));
      await visits.claimed(store, visits.visit());
      expect(idsOf(await store.takeOver(me, [working.operation.id], 10))).toEqual([lost.operation.id]);
      expect(idsOf(await store.takeOver(other, [], 10))).toEqual([]);
    },
  );

  storeTest('two processes that take over at once share without overlap', async ({ store, open }) => {
    const visits = new Visits();
    const second = await open();
    await store.renewOwner(me, longMs);
    await store.renewOwner(other, longMs);
    const left = [];
    for (let index = 0; index < 40; index += 1)
      left.push((await visits.claimed(store, visits.visit({ owner: 'dead' }))).operation.id);
    const taken: OperationId[] = [];
    const takeAll = async (by: BookingStore, owner: typeof me): Promise<void> => {
      // A taker may find everything that is left in the other's hands just then.
      for (let idle = 0; idle < 3; ) {
        const entries = await by.takeOver(owner, [...taken], 3);
        idle = entries.length === 0 ? idle + 1 : 0;
        taken.push(...idsOf(entries));
      }
    };
    await Promise.all([takeAll(store, me), takeAll(second, other)]);
    expect(taken.toSorted()).toEqual(left.toSorted());
  });

  storeTest('a process that resigns hands its open operations to whoever comes next', async ({ store }) => {
    const visits = new Visits();
    await store.renewOwner(me, longMs);
    const { operation, booking } = await visits.claimed(store, visits.visit());
    await store.resignOwner(me);
    expect(await store.recordStep(operation, { state: 'unknown', trouble: null })).toBe(false);
    expect(await store.takeOver(other, [], 10)).toEqual([
      { operation: { ...operation, owner: other }, booking },
    ]);
  });

  storeTest('unresolved operations are listed oldest first, those merely sent are not', async ({ store }) => {
    const visits = new Visits();
    for (const startedMs of [3, 1, 2, 4]) {
      const { operation } = await visits.claimed(store, visits.visit({ startedMs }));
      if (startedMs === 4) continue;
      await store.recordStep(operation, { state: 'unknown', trouble: `trouble ${startedMs}` });
      if (startedMs === 2) await store.recordStep(operation, { state: 'needs-person', trouble: 'lost' });
    }
    const listed = await store.unresolved(10);
    expect(listed.map(({ startedMs, state, trouble }) => [startedMs, state, trouble])).toEqual([
      [1, 'unknown', 'trouble 1'],
      [2, 'needs-person', 'lost'],
      [3, 'unknown', 'trouble 3'],
    ]);
    expect(await store.unresolved(1)).toHaveLength(1);
  });

  storeTest(
    'an ended operation is watched until its watch is ended, by one process at a time',
    async ({ store }) => {
      const visits = new Visits();
      const nowMs = Date.now() + 60_000;
      const { operation, booking } = await visits.claimed(store, visits.visit());
      await store.recordStep(operation, { state: 'unknown', trouble: null });
      await store.settle(operation, { ...givenUp, watchUntilMs: nowMs + 30_000 });
      const unwatched = await visits.claimed(store, visits.visit());
      await store.settle(unwatched.operation, made(unwatched.booking));
      const due = await store.watched(nowMs, nowMs + 20_000, 10);
      expect(due).toMatchObject([
        {
          operation: { id: operation.id, state: 'given-up' },
          booking: { id: booking.id },
          watchUntilMs: nowMs + 30_000,
        },
      ]);
      expect(await store.watched(nowMs + 19_999, nowMs + 25_000, 10)).toEqual([]);
      // Whoever was to look last may have died, or may not have been answered.
      for (const dueMs of [nowMs + 20_000, nowMs + 40_000, nowMs + 60_000])
        expect(idsOf(await store.watched(dueMs, dueMs + 20_000, 10))).toEqual([operation.id]);
      await store.endWatch(operation.id);
      expect(await store.watched(nowMs + 90_000, nowMs + 91_000, 10)).toEqual([]);
    },
  );

  storeTest('bookings are read again in turn, the longest unread first', async ({ store }) => {
    const visits = new Visits();
    const ids = [];
    for (const startedMs of [3_000, 1_000, 2_000])
      ids.push((await visits.booked(store, visits.visit({ startedMs }))).id);
    const [newest, oldest, middle] = ids;
    const stale = (beforeMs: number, nextMs: number, limit: number) =>
      store.stale(beforeMs, nineSec, nextMs, limit).then((bookings) => bookings.map(({ id }) => id));
    expect(await stale(2_500, 10_000, 10)).toEqual([oldest, middle]);
    expect(await stale(9_000, 11_000, 10)).toEqual([newest]);
    expect(await stale(10_001, 12_000, 1)).toHaveLength(1);
    expect(await stale(10_001, 12_000, 10)).toHaveLength(1);
  });

  storeTest('bookings that are over, cancelled or being changed are not read again', async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit({ startedMs: 1_000 });
    const booking = await visits.booked(store, visit);
    const over = await visits.booked(store, visits.visit({ startedMs: 1_000, startSec: nineSec - 86_400 }));
    const gone = await visits.booked(store, visits.visit({ startedMs: 1_000 }));
    await store.recordObservation(gone, changeOf(gone, { status: 'cancelled-by-clinic' }));
    await visits.claimed(store, visits.visit({ startedMs: 1_000 }));
    const cancel = await store.claimChange(visits.cancel(booking, visit));
    expect(await store.stale(9_000, nineSec, 10_000, 10)).toEqual([]);
    if (cancel.kind !== 'claimed') throw new Error(cancel.kind);
    await store.settle(cancel.operation, made(booking, { status: 'confirmed', observedMs: 1_001 }));
    const due = await store.stale(9_000, nineSec - 2 * halfHourSec, 10_000, 10);
    expect(due.map(({ id }) => id)).toEqual([booking.id]);
    expect(due.map(({ id }) => id)).not.toContain(over.id);
  });

  storeTest('two processes that read again at once share without overlap', async ({ store, open }) => {
    const visits = new Visits();
    const second = await open();
    for (let index = 0; index < 20; index += 1)
      await visits.booked(store, visits.visit({ startedMs: 1_000 }));
    const stores = [store, second, store, second];
    const lists = await Promise.all(stores.map((each) => each.stale(9_000, nineSec, 10_000, 10)));
    const ids = lists.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  storeTest('what was promised is still there for the next process', async ({ store, open }) => {
    const visits = new Visits();
    const visit = visits.visit();
    const booking = await visits.booked(store, visit);
    const open1 = await visits.claimed(store, visits.visit({ owner: 'dead' }));
    await store.close();
    const next = await open();
    expect(await next.booking(booking.id)).toEqual(booking);
    expect(idsOf(await next.takeOver(me, [], 10))).toEqual([open1.operation.id]);
    expect(await visits.claim(next, visit)).toEqual({ kind: 'token-taken' });
    expect(await next.ready()).toBe(true);
  });

  storeTest('a closed store takes no step', async ({ store }) => {
    const visits = new Visits();
    const claim = visits.createClaim(visits.visit(), await store.moment());
    await store.close();
    await store.close();
    await expect(store.claimCreate(claim)).rejects.toThrow();
  });
}

function idsOf(entries: readonly JournalEntry[]): readonly OperationId[] {
  return entries.map(({ operation }) => operation.id);
}

function startsOf(entries: readonly JournalEntry[]): readonly number[] {
  return entries.map(({ operation }) => operation.startedMs);
}
