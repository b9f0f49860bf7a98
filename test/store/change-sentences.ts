import type { Booking } from '../../src/core/booking.ts';
import type { BookingStore } from '../../src/core/booking-store.ts';
import { operationId, ownerId } from '../../src/core/identifiers.ts';
import { legalSteps, type Operation, type OperationState, openStates } from '../../src/core/operation.ts';
import type { StoreTest } from './booking-store-suite.ts';
import {
  candidate,
  changeOf,
  givenUp,
  halfHourSec,
  made,
  nineSec,
  refused,
  type Visit,
  Visits,
} from './visits.ts';

const tenSec = nineSec + 2 * halfHourSec;

export function changeSentences(storeTest: StoreTest): void {
  storeTest('a move claims its new place and keeps the old one until it is settled', async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit({ candidates: [candidate({})] });
    const booking = await visits.booked(store, visit);
    const move = visits.move(booking, visit, tenSec, await store.moment(), [candidate({ startSec: tenSec })]);
    const result = await store.claimChange(move);
    const { intent } = move.operation;
    if (intent.kind !== 'move') throw new Error(intent.kind);
    const operation = {
      ...move.operation,
      intent: { ...intent, to: { ...intent.to, place: { calendar: 'calendar', zone: 'zone' } } },
    };
    expect(result).toEqual({
      kind: 'claimed',
      operation,
      booking: { ...booking, openOperation: operation.id },
    });
    const other = visits.visit({ startSec: tenSec, candidates: [candidate({ startSec: tenSec })] });
    expect(await visits.claim(store, other)).toEqual({ kind: 'contended' });
    const moved = await store.settle(
      operation,
      made(booking, { startSec: tenSec, endSec: tenSec + halfHourSec }),
    );
    expect(moved).toMatchObject({
      id: booking.id,
      startSec: tenSec,
      openOperation: null,
      status: 'confirmed',
    });
    expect(await store.operationEnd(operation.id)).toEqual({ kind: 'done', booking: moved });
  });

  storeTest(
    'a refused or given-up change leaves the booking as it was and frees the claimed place',
    async ({ store }) => {
      const visits = new Visits();
      const visit = visits.visit();
      let booking = await visits.booked(store, visit);
      for (const settlement of [refused, givenUp]) {
        const target = [candidate({ startSec: tenSec })];
        const result = await store.claimChange(
          visits.move(booking, visit, tenSec, await store.moment(), target),
        );
        if (result.kind !== 'claimed') throw new Error(result.kind);
        expect(await unknown(store, result.operation)).not.toBe(false);
        booking = { ...booking, lastOperation: result.operation.id };
        expect(await store.settle(result.operation, settlement)).toEqual(booking);
        const end = await store.operationEnd(result.operation.id);
        expect(end).toEqual(
          settlement === refused
            ? { kind: 'refused', refusal: 'slot-unavailable' }
            : { kind: 'nothing-done', trouble: 'not found in the clinic' },
        );
      }
    },
  );

  storeTest('of many changes of one booking at once, exactly one is granted', async ({ store, open }) => {
    const visits = new Visits();
    const visit = visits.visit();
    const booking = await visits.booked(store, visit);
    const stores = [store, await open()];
    const moment = await store.moment();
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) => {
        const change =
          index % 2 === 0 ? visits.cancel(booking, visit) : visits.move(booking, visit, tenSec, moment);
        return (stores[index % 2] ?? store).claimChange(change);
      }),
    );
    expect(results.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === 'busy')).toHaveLength(7);
  });

  storeTest('a change that was judged by an older state of the booking is busy', async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit();
    const booking = await visits.booked(store, visit);
    const older: Partial<Booking>[] = [
      { status: 'no-show' },
      { startSec: booking.startSec - 1 },
      { reference: { ...booking.reference, scheduleId: 'another' } },
      { fencedUntilMs: 1 },
      { lastOperation: operationId('earlier') },
    ];
    for (const part of older)
      expect(await store.claimChange(visits.cancel({ ...booking, ...part }, visit))).toEqual({
        kind: 'busy',
      });
    const gone = { ...booking, id: visits.id() as Booking['id'] };
    expect(await store.claimChange(visits.cancel(gone, visit))).toEqual({ kind: 'busy' });
    expect(await store.claimChange(visits.cancel(booking, visit))).toMatchObject({ kind: 'claimed' });
  });

  storeTest(
    'a move to where the clinic shows no place is full, to where others claimed one contended',
    async ({ store }) => {
      const visits = new Visits();
      const visit = visits.visit();
      const booking = await visits.booked(store, visit);
      const moveTo = async (taken: number) =>
        store.claimChange(
          visits.move(booking, visit, tenSec, await store.moment(), [candidate({ startSec: tenSec, taken })]),
        );
      expect(await moveTo(1)).toEqual({ kind: 'full' });
      await visits.claimed(
        store,
        visits.visit({ startSec: tenSec, candidates: [candidate({ startSec: tenSec })] }),
      );
      expect(await moveTo(0)).toEqual({ kind: 'contended' });
      expect(await store.booking(booking.id)).toEqual(booking);
    },
  );

  storeTest(
    "a move onto another visit of the person is an overlap, onto the booking's own time it is not",
    async ({ store }) => {
      const visits = new Visits();
      const visit = visits.visit({
        endSec: nineSec + 2 * halfHourSec,
        candidates: [candidate({ intervals: 2 })],
      });
      const booking = await visits.booked(store, visit);
      const later = visits.visit({ person: visit.person, startSec: nineSec + 3 * halfHourSec });
      await visits.booked(store, later);
      const move = async (startSec: number) =>
        store.claimChange(visits.move(booking, visit, startSec, await store.moment()));
      expect(await move(tenSec)).toEqual({ kind: 'overlap' });
      expect(await move(nineSec + halfHourSec)).toMatchObject({ kind: 'claimed' });
    },
  );

  storeTest('every legal step is taken and every other one refused', async ({ store }) => {
    const visits = new Visits();
    for (const from of openStates) {
      for (const to of Object.keys(legalSteps) as OperationState[]) {
        const { operation, booking } = await inState(store, visits, from);
        const taken = await step(store, operation, booking, to);
        expect([from, to, taken]).toEqual([from, to, legalSteps[from].includes(to)]);
        const open = taken ? openStates.includes(to) : true;
        const end = await store.operationEnd(operation.id);
        expect([from, to, end?.kind === 'open']).toEqual([from, to, open]);
      }
    }
    const { operation, booking } = await inState(store, visits, 'sent');
    await store.settle(operation, made(booking));
    for (const to of Object.keys(legalSteps) as OperationState[])
      expect([to, await step(store, operation, booking, to)]).toEqual([to, false]);
  });

  storeTest('a step records its trouble, and a resend when and how often it was sent', async ({ store }) => {
    const visits = new Visits();
    const { operation } = await visits.claimed(store, visits.visit({ startedMs: Date.now() - 60_000 }));
    const trouble = 'no answer';
    const lost = await store.recordStep(operation, { state: 'unknown', trouble });
    expect(lost).toEqual({ ...operation, state: 'unknown', trouble });
    const again = await store.recordStep(operation, { state: 'sent', trouble: null });
    expect(again).toMatchObject({ state: 'sent', sends: 2, trouble: null });
    expect(again === false ? 0 : again.sentMs).toBeGreaterThan(operation.sentMs + 30_000);
    expect(await store.recordStep(operation, { state: 'unknown', trouble: 'nul \0 here' })).not.toBe(false);
  });

  storeTest('nobody but its owner takes an operation further', async ({ store }) => {
    const visits = new Visits();
    const { operation, booking } = await visits.claimed(store, visits.visit());
    const stranger = { ...operation, owner: ownerId('somebody else') };
    expect(await store.recordStep(stranger, { state: 'unknown', trouble: null })).toBe(false);
    expect(await store.settle(stranger, made(booking))).toBe(false);
    expect(await store.settle({ ...operation, id: visits.id() as Operation['id'] }, made(booking))).toBe(
      false,
    );
    expect(await store.settle(operation, made(booking))).toMatchObject({ status: 'confirmed' });
  });

  storeTest('of many settlements of one operation at once, exactly one counts', async ({ store, open }) => {
    const visits = new Visits();
    const { operation, booking } = await visits.claimed(store, visits.visit());
    const stores = [store, await open()];
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        (stores[index % 2] ?? store).settle(operation, index < 4 ? made(booking) : refused),
      ),
    );
    expect(results.filter((result) => result !== false)).toHaveLength(1);
  });
}

function unknown(store: BookingStore, operation: Operation): Promise<Operation | false> {
  return store.recordStep(operation, { state: 'unknown', trouble: null });
}

async function inState(
  store: BookingStore,
  visits: Visits,
  state: OperationState,
  visit: Visit = visits.visit(),
): Promise<{ operation: Operation; booking: Booking }> {
  const claimed = await visits.claimed(store, visit);
  if (state !== 'sent') await unknown(store, claimed.operation);
  if (state === 'needs-person') await store.recordStep(claimed.operation, { state, trouble: null });
  return claimed;
}

async function step(
  store: BookingStore,
  operation: Operation,
  booking: Booking,
  to: OperationState,
): Promise<boolean> {
  switch (to) {
    case 'done':
      return (await store.settle(operation, { ...made(booking), booking: changeOf(booking) })) !== false;
    case 'refused':
      return (await store.settle(operation, refused)) !== false;
    case 'given-up':
      return (await store.settle(operation, givenUp)) !== false;
    default:
      return (await store.recordStep(operation, { state: to, trouble: null })) !== false;
  }
}
