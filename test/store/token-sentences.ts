import { idempotencyToken, merchantId, personKey } from '../../src/core/identifiers.ts';
import type { StoreTest } from './booking-store-suite.ts';
import { candidate, changeOf, giveUp, made, refused, Visits, wishOf } from './visits.ts';

export function tokenSentences(storeTest: StoreTest): void {
  storeTest('a token that was never used is new', async ({ store }) => {
    const visit = new Visits().visit();
    const look = await store.lookAtToken(idempotencyToken(visit.token), wishOf(visit));
    expect(look).toEqual({
      moment: expect.any(Number),
      token: { kind: 'new' },
      visitorId: null,
      conflict: null,
    });
  });

  storeTest('a token whose create is under way is open, and shows its operation', async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit();
    const { operation } = await visits.claimed(store, visit);
    const look = await store.lookAtToken(idempotencyToken(visit.token), wishOf(visit));
    expect(look).toMatchObject({ visitorId: null, conflict: null });
    expect(look.token).toEqual({ kind: 'open', fingerprint: 'fingerprint', operation });
  });

  storeTest('a token whose booking was made shows it, whatever became of it', async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit();
    const booking = await visits.booked(store, visit);
    const cancel = await store.claimChange(visits.cancel(booking, visit));
    if (cancel.kind !== 'claimed') throw new Error(cancel.kind);
    const cancelled = await store.settle(cancel.operation, made(booking, { status: 'cancelled-by-partner' }));
    const { token } = await store.lookAtToken(idempotencyToken(visit.token), wishOf(visit));
    expect(token).toEqual({ kind: 'booked', fingerprint: 'fingerprint', booking: cancelled });
    expect(await visits.claim(store, visit)).toEqual({ kind: 'token-taken' });
  });

  storeTest('a refused create makes its token new, and nothing of its booking is left', async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit();
    const { operation, booking } = await visits.claimed(store, visit);
    expect(await store.settle(operation, refused)).toBeNull();
    const { token } = await store.lookAtToken(idempotencyToken(visit.token), wishOf(visit));
    expect(token).toEqual({ kind: 'new' });
    expect(await store.booking(booking.id)).toBeNull();
    expect(await store.operationEnd(operation.id)).toEqual({ kind: 'refused', refusal: 'slot-unavailable' });
  });

  storeTest(
    'a given-up create keeps its booking id for the next attempts, even refused ones',
    async ({ store }) => {
      const visits = new Visits();
      const visit = visits.visit();
      const first = await visits.claimed(store, visit);
      expect(await giveUp(store, first.operation)).toMatchObject({
        id: visit.bookingId,
        status: 'abandoned',
        openOperation: null,
      });
      const haunted = { kind: 'given-up', fingerprint: 'fingerprint', bookingId: visit.bookingId };
      const look = await store.lookAtToken(idempotencyToken(visit.token), wishOf(visit));
      expect(look).toMatchObject({ token: haunted, conflict: null });

      expect(await visits.claim(store, { ...visit, bookingId: visits.id() })).toEqual({
        kind: 'token-taken',
      });
      for (let attempt = 0; attempt < 2; attempt += 1) {
        const { operation, booking } = await visits.claimed(store, visit);
        expect(booking).toMatchObject({
          id: visit.bookingId,
          status: 'pending',
          openOperation: operation.id,
        });
        await store.settle(operation, refused);
        const after = await store.lookAtToken(idempotencyToken(visit.token), wishOf(visit));
        expect(after.token).toEqual(haunted);
      }

      const third = await visits.claimed(store, visit);
      expect(await store.settle(third.operation, made(third.booking))).toMatchObject({ status: 'confirmed' });
    },
  );

  storeTest('of many claims of one token at once, exactly one is granted', async ({ store, open }) => {
    const visits = new Visits();
    const visit = visits.visit();
    const stores = [store, await open()];
    const results = await Promise.all(
      Array.from({ length: 16 }, (_, index) => {
        const twin = { ...visit, bookingId: visits.id() };
        return visits.claim(stores[index % 2] ?? store, twin);
      }),
    );
    expect(results.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === 'token-taken')).toHaveLength(15);
  });

  storeTest("one partner's tokens mean nothing to another", async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit();
    await visits.booked(store, visit);
    const wish = { ...wishOf(visits.visit()), partnerId: 'another' as never };
    const { token } = await store.lookAtToken(idempotencyToken(visit.token), wish);
    expect(token).toEqual({ kind: 'new' });
  });

  storeTest('a look shows why the record forbids the visit', async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit();
    await visits.booked(store, visit);
    const again = { ...visit, token: 'another token' };
    const look = await store.lookAtToken(idempotencyToken(again.token), wishOf(again));
    expect(look).toMatchObject({ token: { kind: 'new' }, conflict: 'slot-already-booked-by-user' });
  });

  storeTest("a person's visitor is learnt with a booking, replaced and forgotten", async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit({ visitorId: null });
    const known = async (): Promise<string | null> => {
      const wish = wishOf({ ...visit, startSec: visit.startSec + 86_400, endSec: visit.endSec + 86_400 });
      return (await store.lookAtToken(idempotencyToken('another token'), wish)).visitorId;
    };
    const { operation, booking } = await visits.claimed(store, visit);
    expect(await known()).toBeNull();
    const reference = { visitorId: 'visitor 1', receiptId: 'receipt', scheduleId: null };
    const settled = await store.settle(operation, made(booking, { reference }));
    if (settled === null || settled === false) throw new Error('the create was not settled');
    expect(await known()).toBe('visitor 1');
    const seen = changeOf(booking, {
      reference: { ...reference, visitorId: 'visitor 2', scheduleId: 'schedule' },
    });
    await store.recordObservation(settled, { ...seen, observedMs: booking.observedMs + 2 });
    expect(await known()).toBe('visitor 2');
    await store.forgetVisitor(merchantId(visit.merchant), personKey(visit.person));
    expect(await known()).toBeNull();
  });

  storeTest(
    'a reservation of a given-up create that turns up makes the booking after all',
    async ({ store }) => {
      const visits = new Visits();
      const visit = visits.visit();
      const { operation, booking } = await visits.claimed(store, visit);
      const found = changeOf(booking, {
        reference: { visitorId: 'visitor', receiptId: null, scheduleId: 'found' },
      });
      expect(await store.adopt(booking.id, found)).toEqual({ kind: 'not-given-up' });
      await giveUp(store, operation);
      const adoption = await store.adopt(booking.id, found);
      expect(adoption).toMatchObject({
        kind: 'adopted',
        booking: { status: 'confirmed', reference: { scheduleId: 'found' } },
      });
      const adopted = adoption.kind === 'adopted' ? adoption.booking : null;
      const { token } = await store.lookAtToken(idempotencyToken(visit.token), wishOf(visit));
      expect(token).toEqual({ kind: 'booked', fingerprint: 'fingerprint', booking: adopted });
      expect(await store.adopt(booking.id, found)).toEqual({ kind: 'not-given-up' });
      expect(await store.adopt('unknown' as never, found)).toEqual({ kind: 'not-given-up' });
    },
  );

  storeTest('a token that is adopted and claimed at once is made exactly once', async ({ store, open }) => {
    const visits = new Visits();
    const other = await open();
    for (let round = 0; round < 20; round += 1) {
      const visit = visits.visit({ candidates: [candidate({ capacity: 100 })] });
      const { operation, booking } = await visits.claimed(store, visit);
      await giveUp(store, operation);
      const [{ kind }, claim] = await Promise.all([
        other.adopt(booking.id, changeOf(booking)),
        visits.claim(store, visit),
      ]);
      expect([kind, claim.kind]).toEqual(
        kind === 'adopted' ? ['adopted', 'token-taken'] : ['not-given-up', 'claimed'],
      );
    }
  });
}
