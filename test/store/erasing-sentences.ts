import {
  idempotencyToken,
  merchantId,
  type OperationId,
  operationId,
  ownerId,
  partnerId,
} from '../../src/core/identifiers.ts';
import type { StoreTest } from './booking-store-suite.ts';
import { changeOf, nineSec, refused, Visits, wishOf } from './visits.ts';

const daySec = 86_400;

export function erasingSentences(storeTest: StoreTest): void {
  storeTest('what is erased of a booking leaves its bare facts', async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit();
    const booking = await visits.booked(store, visit);
    expect(await store.erase('bookings', '', visit.endSec, 10)).toEqual({ erased: 0, last: null });
    expect(await store.booking(booking.id)).toEqual(booking);
    expect(await store.erase('bookings', '', visit.endSec + 1, 10)).toEqual({ erased: 1, last: null });
    expect(await store.booking(booking.id)).toEqual({
      ...booking,
      person: null,
      note: null,
      echo: '',
      personKey: '',
    });
    expect(await store.erase('bookings', '', visit.endSec + 1, 10)).toEqual({ erased: 0, last: null });
    const { token } = await store.lookAtToken(idempotencyToken(visit.token), wishOf(visit));
    expect(token).toMatchObject({ kind: 'booked', booking: { id: booking.id, status: 'confirmed' } });
  });

  storeTest('a person is known as long as any booking of theirs is not erased', async ({ store }) => {
    const visits = new Visits();
    const early = visits.visit({ person: 'one', visitorId: null });
    const late = visits.visit({ person: 'one', visitorId: 'visitor', startSec: nineSec + daySec });
    const booking = await visits.booked(store, late);
    await visits.booked(store, early);
    const known = async () =>
      (await store.lookAtToken(idempotencyToken('new'), { ...wishOf(late), startSec: 0, endSec: 1 }))
        .visitorId;
    expect(await known()).toBe(booking.reference.visitorId);
    await store.erase('bookings', '', early.endSec + 1, 10);
    expect(await known()).toBe(booking.reference.visitorId);
    await store.erase('bookings', '', late.endSec + 1, 10);
    expect(await known()).toBeNull();
  });

  storeTest('a booking with a change under way is not erased', async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit();
    const booking = await visits.booked(store, visit);
    await store.claimChange(visits.cancel(booking, visit));
    expect(await store.erase('bookings', '', visit.endSec + 1, 10)).toEqual({ erased: 0, last: null });
  });

  storeTest('rows are gone through a few at a time', async ({ store }) => {
    const visits = new Visits();
    for (let number = 0; number < 5; number += 1) await visits.booked(store, visits.visit());
    const erased: number[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const step: Awaited<ReturnType<typeof store.erase>> = await store.erase(
        'bookings',
        after,
        nineSec * 2,
        2,
      );
      erased.push(step.erased);
      after = step.last;
    }
    expect(erased).toEqual([2, 2, 1]);
  });

  storeTest(
    "an operation's troubles go when its booking's data has gone, or its booking",
    async ({ store }) => {
      const visits = new Visits();
      const visit = visits.visit();
      const { operation, booking } = await visits.claimed(store, visit);
      const unknown = await store.recordStep(operation, { state: 'unknown', trouble: 'said the clinic' });
      if (unknown === false) throw new Error('refused');
      expect(await store.erase('operations', '', nineSec * 2, 10)).toEqual({ erased: 0, last: null });
      const done = {
        ...refused,
        state: 'done',
        refusal: null,
        booking: { ...changeOf(booking), status: 'confirmed' },
      } as const;
      await store.settle(unknown, { ...done, trouble: 'said the clinic' });
      expect(await store.erase('operations', '', nineSec * 2, 10)).toMatchObject({ erased: 0 });
      await store.erase('bookings', '', nineSec * 2, 10);
      expect(await store.erase('operations', '', nineSec * 2, 10)).toMatchObject({ erased: 1 });
      expect(await store.erase('operations', '', nineSec * 2, 10)).toMatchObject({ erased: 0 });

      const other = await visits.claimed(store, visits.visit());
      await store.settle(other.operation, { ...refused, refusal: null, trouble: 'said the clinic' });
      expect(await store.operationEnd(other.operation.id)).toEqual({
        kind: 'nothing-done',
        trouble: 'said the clinic',
      });
      expect(await store.erase('operations', '', nineSec * 2, 10)).toMatchObject({ erased: 1 });
      expect(await store.operationEnd(other.operation.id)).toMatchObject({ kind: 'nothing-done' });
    },
  );

  storeTest('what a clinic said of images goes once nobody needs it', async ({ store }) => {
    const visits = new Visits();
    const me = ownerId('me');
    await store.renewOwner(me, 600_000);
    const sent = async (startedMs: number): Promise<OperationId> => {
      const id = operationId(visits.id());
      const rest = { key: null, visitorIds: ['v'], bookingId: null, imageCount: 1, owner: me, trouble: null };
      const partner = partnerId('partner');
      await store.claimImages({
        ...rest,
        id,
        partnerId: partner,
        merchantId: merchantId('clinic'),
        startedMs,
      });
      return id;
    };
    const [refusedOne, lost] = [await sent(1_000), await sent(1_000)];
    await store.endImages(refusedOne, me, 'refused', 'said the clinic');
    await store.endImages(lost, me, 'unknown', 'said the clinic');
    await store.endImages(await sent(2_000), me, 'refused', 'said the clinic');
    expect(await store.erase('images', '', 1, 10)).toEqual({ erased: 0, last: null });
    expect(await store.erase('images', '', 2, 10)).toEqual({ erased: 1, last: null });
    expect(await store.unresolvedImages(10)).toMatchObject([{ id: lost, trouble: 'said the clinic' }]);
    await store.acknowledgeImages(lost, 'unknown');
    expect(await store.erase('images', '', 2, 10)).toEqual({ erased: 1, last: null });
    expect(await store.erase('images', '', 3, 10)).toEqual({ erased: 1, last: null });
    expect(await store.erase('images', '', 3, 10)).toEqual({ erased: 0, last: null });
  });
}
