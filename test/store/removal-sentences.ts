import type { Booking } from '../../src/core/booking.ts';
import type { BookingStore } from '../../src/core/booking-store.ts';
import type { StoreTest } from './booking-store-suite.ts';
import { candidate, changeOf, giveUp, made, refused, type Visit, Visits } from './visits.ts';

const longMs = 600_000;

async function abandoned(store: BookingStore, visits: Visits, visit: Visit): Promise<Booking> {
  const { operation } = await visits.claimed(store, visit);
  const booking = await giveUp(store, operation);
  if (booking === null || booking === false) throw new Error('the create was not given up');
  return booking;
}

/** A removal that has to be granted. */
async function removing(store: BookingStore, judged: Booking, untilMs: number): Promise<Booking> {
  const fenced = await store.claimRemoval(judged, untilMs);
  if (fenced === null) throw new Error('the removal was refused');
  return fenced;
}

export function removalSentences(storeTest: StoreTest): void {
  storeTest(
    'while leftovers of a token are removed, it is neither adopted nor tried again',
    async ({ store, open }) => {
      const visits = new Visits();
      const visit = visits.visit();
      const booking = await abandoned(store, visits, visit);
      const untilMs = Date.now() + longMs;
      const fenced = await removing(store, booking, untilMs);
      expect(fenced).toEqual({ ...booking, fencedUntilMs: untilMs });
      const other = await open();
      expect(await other.adopt(booking.id, changeOf(booking, { observedMs: Date.now() }))).toEqual({
        kind: 'being-removed',
      });
      expect(await visits.claim(other, visit)).toEqual({ kind: 'being-removed' });
      expect(await other.booking(booking.id)).toEqual(fenced);
    },
  );

  storeTest(
    'once a removal has ended, its token is tried again, and adopted by what was read since',
    async ({ store }) => {
      const visits = new Visits();
      const visit = visits.visit();
      const booking = await abandoned(store, visits, visit);
      const beforeMs = Date.now() - 1;
      await store.endRemoval(await removing(store, booking, Date.now() + longMs));
      expect(await store.adopt(booking.id, changeOf(booking, { observedMs: beforeMs }))).toEqual({
        kind: 'being-removed',
      });
      const again = await visits.claimed(store, visit);
      await store.settle(again.operation, refused);
      const adoption = await store.adopt(booking.id, changeOf(booking, { observedMs: Date.now() + longMs }));
      expect(adoption).toMatchObject({ kind: 'adopted', booking: { status: 'confirmed' } });
    },
  );

  storeTest('a removal whose process died is over when its time is', async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit();
    const booking = await abandoned(store, visits, visit);
    const endMs = Date.now() - 1_000;
    await removing(store, booking, endMs);
    expect(await store.adopt(booking.id, changeOf(booking, { observedMs: endMs - 1 }))).toEqual({
      kind: 'being-removed',
    });
    expect(await visits.claim(store, visit)).toMatchObject({ kind: 'claimed' });
  });

  storeTest('nothing is removed of what is wanted by now', async ({ store }) => {
    const visits = new Visits();
    const untilMs = Date.now() + longMs;
    const tried = visits.visit();
    const judged = await abandoned(store, visits, tried);
    const { operation, booking: pending } = await visits.claimed(store, tried);
    expect(await store.claimRemoval(judged, untilMs)).toBeNull();
    await store.settle(operation, made(pending));
    expect(await store.claimRemoval(judged, untilMs)).toBeNull();

    const adopted = await abandoned(store, visits, visits.visit());
    await store.adopt(adopted.id, changeOf(adopted));
    expect(await store.claimRemoval(adopted, untilMs)).toBeNull();
    expect(await store.claimRemoval({ ...adopted, id: 'unknown' as never }, untilMs)).toBeNull();
  });

  storeTest('nothing is removed of a booking that has another reservation by now', async ({ store }) => {
    const visits = new Visits();
    const booking = await visits.booked(store, visits.visit());
    const reference = { visitorId: 'visitor', receiptId: null, scheduleId: 'another' };
    await store.recordObservation(booking, changeOf(booking, { reference }));
    expect(await store.claimRemoval(booking, Date.now() + longMs)).toBeNull();
  });

  storeTest('a booking is not changed while a second reservation of it is removed', async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit();
    const booking = await visits.booked(store, visit);
    const fenced = await removing(store, booking, Date.now() + longMs);
    expect(await store.claimChange(visits.cancel(booking, visit))).toEqual({ kind: 'busy' });
    await store.endRemoval(fenced);
    const now = await store.booking(booking.id);
    if (now === null) throw new Error('the booking is gone');
    expect(now.fencedUntilMs).toBeLessThanOrEqual(Date.now());
    expect(await store.claimChange(visits.cancel(now, visit))).toMatchObject({ kind: 'claimed' });
  });

  storeTest('a removal that was begun anew is not ended by the one before it', async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit();
    const booking = await abandoned(store, visits, visit);
    const first = await removing(store, booking, Date.now() + longMs);
    await removing(store, first, Date.now() + 2 * longMs);
    await store.endRemoval(first);
    expect(await visits.claim(store, visit)).toEqual({ kind: 'being-removed' });
  });

  storeTest('of a removal and an adoption at once, exactly one is granted', async ({ store, open }) => {
    const visits = new Visits();
    const other = await open();
    for (let round = 0; round < 20; round += 1) {
      const booking = await abandoned(store, visits, visits.visit());
      const [removal, { kind }] = await Promise.all([
        other.claimRemoval(booking, Date.now() + longMs),
        store.adopt(booking.id, changeOf(booking, { observedMs: Date.now() })),
      ]);
      expect([removal === null, kind]).toEqual(
        removal === null ? [true, 'adopted'] : [false, 'being-removed'],
      );
    }
  });

  storeTest('of a removal and a next attempt at once, exactly one is granted', async ({ store, open }) => {
    const visits = new Visits();
    const other = await open();
    for (let round = 0; round < 20; round += 1) {
      const visit = visits.visit({ candidates: [candidate({ capacity: 100 })] });
      const booking = await abandoned(store, visits, visit);
      const [removal, { kind }] = await Promise.all([
        other.claimRemoval(booking, Date.now() + longMs),
        visits.claim(store, visit),
      ]);
      expect([removal === null, kind]).toEqual(
        removal === null ? [true, 'claimed'] : [false, 'being-removed'],
      );
    }
  });
}
