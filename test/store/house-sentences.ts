import type { Booking } from '../../src/core/booking.ts';
import type { CommandKey, ImageRegistration } from '../../src/core/house-store.ts';
import {
  bookingId,
  idempotencyToken,
  merchantId,
  operationId,
  ownerId,
  partnerId,
} from '../../src/core/identifiers.ts';
import type { StoreTest } from './booking-store-suite.ts';
import { candidate, changeOf, halfHourSec, made, nineSec, refused, Visits } from './visits.ts';

const clinic = merchantId('clinic');
const partner = partnerId('partner');
const me = ownerId('me');
const longMs = 600_000;

function keyOf(name: string, fingerprint = 'said'): CommandKey {
  return { token: idempotencyToken(name), fingerprint };
}

/** A booking as it is once its reservation's id is known. */
function withSchedule(booking: Booking, scheduleId: string) {
  return made(booking, { reference: { ...booking.reference, scheduleId } });
}

export function houseSentences(storeTest: StoreTest): void {
  storeTest('a key names the one change that was made with it', async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit();
    const booking = await visits.booked(store, visit);
    const key = keyOf('once');
    expect(await store.keyUse(partner, key.token)).toBeNull();
    const cancel = visits.cancel(booking, visit);
    expect(await store.claimKeyedChange(cancel, key)).toMatchObject({
      kind: 'claimed',
      operation: cancel.operation,
    });
    expect(await store.keyUse(partner, key.token)).toEqual({
      fingerprint: 'said',
      operation: cancel.operation.id,
    });
    expect(await store.claimKeyedChange(visits.cancel(booking, visit), key)).toEqual({ kind: 'key-taken' });
    await store.settle(cancel.operation, made(booking, { status: 'cancelled-by-clinic' }));
    expect(await store.claimKeyedChange(visits.cancel(booking, visit), key)).toEqual({ kind: 'key-taken' });
    expect(await store.keyUse(partnerId('other'), key.token)).toBeNull();
  });

  storeTest('a key whose change came to nothing is free for another attempt', async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit();
    const booking = await visits.booked(store, visit);
    const first = visits.cancel(booking, visit);
    await store.claimKeyedChange(first, keyOf('again'));
    await store.settle(first.operation, refused);
    const second = visits.cancel({ ...booking, lastOperation: first.operation.id }, visit);
    expect(await store.claimKeyedChange(second, keyOf('again'))).toMatchObject({ kind: 'claimed' });
    expect(await store.keyUse(partner, idempotencyToken('again'))).toEqual({
      fingerprint: 'said',
      operation: second.operation.id,
    });
  });

  storeTest('a key of a change that could not be claimed stays unused', async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit();
    const booking = await visits.booked(store, visit);
    await store.claimChange(visits.cancel(booking, visit));
    expect(await store.claimKeyedChange(visits.cancel(booking, visit), keyOf('busy'))).toEqual({
      kind: 'busy',
    });
    expect(await store.keyUse(partner, idempotencyToken('busy'))).toBeNull();
  });

  storeTest('a keyed move takes its place as any other does', async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit();
    const booking = await visits.booked(store, visit);
    const startSec = nineSec + 4 * halfHourSec;
    const move = visits.move(booking, visit, startSec, await store.moment(), [
      candidate({ startSec, zone: 'b' }),
    ]);
    const claim = await store.claimKeyedChange(move, keyOf('move'));
    expect(claim).toMatchObject({
      kind: 'claimed',
      operation: { intent: { to: { startSec, place: { calendar: 'calendar', zone: 'b' } } } },
    });
    const late = visits.visit({ startSec, candidates: [candidate({ startSec, zone: 'b' })] });
    expect(await visits.claim(store, late)).toEqual({ kind: 'contended' });
  });

  storeTest('of many who use one key at once one gets it', async ({ open }) => {
    const visits = new Visits();
    const stores = [await open(), await open()];
    const [store] = stores;
    if (store === undefined) throw new Error('no store');
    const visit = visits.visit();
    const booking = await visits.booked(store, visit);
    const claims = await Promise.all(
      [...stores, ...stores, ...stores].map((one) =>
        one.claimKeyedChange(visits.cancel(booking, visit), keyOf('many')),
      ),
    );
    const kinds = claims.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'claimed')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'key-taken')).toHaveLength(5);
  });

  storeTest("a creation's token is a key that was used, too", async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit({ fingerprint: 'of the creation' });
    const { operation } = await visits.claimed(store, visit);
    expect(await store.keyUse(partner, idempotencyToken(visit.token))).toEqual({
      fingerprint: 'of the creation',
      operation: operation.id,
    });
  });

  storeTest('a booking is found by its schedule, one that nobody was told of is not', async ({ store }) => {
    const visits = new Visits();
    const { operation, booking } = await visits.claimed(store, visits.visit());
    await store.settle(operation, withSchedule(booking, 'schedule'));
    const pending = await visits.claimed(store, visits.visit());
    expect(await store.bookingOfSchedule(clinic, 'schedule')).toMatchObject({ id: booking.id });
    expect(await store.bookingOfSchedule(merchantId('other'), 'schedule')).toBeNull();
    expect(await store.bookingOfSchedule(clinic, 'other')).toBeNull();
    expect(pending.booking.status).toBe('pending');
  });

  storeTest(
    'a booking that was made elsewhere is kept once, whoever finds it how often',
    async ({ open }) => {
      const visits = new Visits();
      const stores = [await open(), await open()];
      const { booking: like } = visits.createClaim(
        visits.visit(),
        await (stores[0] ?? (await open())).moment(),
      );
      const found = (): Booking => ({
        ...like,
        id: bookingId(visits.id()),
        person: null,
        status: 'confirmed',
        openOperation: null,
        reference: { visitorId: 'v', receiptId: null, scheduleId: 'found' },
      });
      const kept = await Promise.all([...stores, ...stores, ...stores].map((store) => store.keep(found())));
      expect(new Set(kept.map(({ id }) => id)).size).toBe(1);
      const [first] = kept;
      expect(await stores[1]?.bookingOfSchedule(clinic, 'found')).toEqual(first);
      expect(first).toMatchObject({
        person: null,
        status: 'confirmed',
        place: { calendar: 'none', zone: 'none' },
      });
    },
  );

  storeTest('who a visitor is, is known from bookings that named one', async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit({ person: 'somebody', visitorId: 'v-1' });
    const { operation, booking } = await visits.claimed(store, visit);
    await store.settle(operation, { ...made(booking), booking: changeOf(booking) });
    expect(await store.personOf(clinic, 'v-1')).toBe('somebody');
    expect(await store.personOf(clinic, 'v-2')).toBeNull();
    expect(await store.personOf(merchantId('other'), 'v-1')).toBeNull();
  });

  const registration = (visits: Visits, wanted: Partial<ImageRegistration> = {}): ImageRegistration => ({
    id: operationId(visits.id()),
    partnerId: partner,
    merchantId: clinic,
    key: null,
    visitorIds: ['v-1', 'v-2'],
    bookingId: null,
    imageCount: 3,
    owner: me,
    startedMs: 1_000,
    trouble: null,
    ...wanted,
  });

  storeTest('images are claimed once for a key, and known from then on', async ({ store }) => {
    const visits = new Visits();
    await store.renewOwner(me, longMs);
    const first = registration(visits, { key: keyOf('images') });
    expect(await store.claimImages(first)).toEqual({ kind: 'claimed' });
    const known = { kind: 'known', id: first.id, fingerprint: 'said', owner: me };
    expect(await store.claimImages(registration(visits, { key: keyOf('images', 'other') }))).toEqual({
      ...known,
      state: 'sent',
    });
    expect(await store.endImages(first.id, me, 'done', null)).toBe(true);
    expect(await store.claimImages(registration(visits, { key: keyOf('images') }))).toEqual({
      ...known,
      state: 'done',
    });
    expect(await store.endImages(first.id, me, 'unknown', null)).toBe(false);
    expect(await store.keyUse(partner, idempotencyToken('images'))).toEqual({
      fingerprint: 'said',
      operation: null,
    });
  });

  storeTest('images without a key are each claimed', async ({ store }) => {
    const visits = new Visits();
    expect(await store.claimImages(registration(visits))).toEqual({ kind: 'claimed' });
    expect(await store.claimImages(registration(visits))).toEqual({ kind: 'claimed' });
  });

  storeTest('images that were refused may be tried afresh, others never', async ({ store }) => {
    const visits = new Visits();
    await store.renewOwner(me, longMs);
    const first = registration(visits, { key: keyOf('images') });
    await store.claimImages(first);
    await store.endImages(first.id, me, 'refused', 'said no');
    const second = registration(visits, { key: keyOf('images') });
    expect(await store.claimImages(second)).toEqual({ kind: 'claimed' });
    await store.endImages(second.id, me, 'unknown', 'cut');
    expect(await store.claimImages(registration(visits, { key: keyOf('images') }))).toMatchObject({
      kind: 'known',
      id: second.id,
      state: 'unknown',
    });
  });

  storeTest('what a process sent and did not live to hear of is unknown, and listed', async ({ store }) => {
    const visits = new Visits();
    await store.renewOwner(me, longMs);
    const dead = registration(visits, { owner: ownerId('dead'), key: keyOf('dead'), startedMs: 2_000 });
    const lost = registration(visits, { startedMs: 1_000 });
    for (const one of [dead, lost, registration(visits)]) await store.claimImages(one);
    await store.endImages(lost.id, me, 'unknown', 'cut');
    expect(await store.claimImages(registration(visits, { key: keyOf('dead') }))).toMatchObject({
      state: 'unknown',
    });
    expect(await store.unresolvedImages(10)).toEqual([{ ...lost, trouble: 'cut' }, dead]);
    expect(await store.unresolvedImages(1)).toHaveLength(1);
  });

  storeTest(
    "images that a person has looked after are listed no more, and have that person's outcome",
    async ({ store }) => {
      const visits = new Visits();
      await store.renewOwner(me, longMs);
      const outcomes = ['done', 'refused', 'unknown'] as const;
      const lost = outcomes.map((name) => registration(visits, { key: keyOf(name) }));
      const dead = registration(visits, { owner: ownerId('dead'), startedMs: 2_000 });
      const live = registration(visits);
      for (const one of [...lost, dead, live]) await store.claimImages(one);
      for (const { id } of lost) await store.endImages(id, me, 'unknown', 'cut');
      for (const [index, outcome] of outcomes.entries())
        expect(await store.acknowledgeImages(operationId(String(lost[index]?.id)), outcome)).toBe(true);
      expect(await store.unresolvedImages(10)).toEqual([dead]);
      expect(await store.acknowledgeImages(dead.id, 'done')).toBe(true);
      expect(await store.unresolvedImages(10)).toEqual([]);
      for (const { id } of [...lost, dead, live])
        expect(await store.acknowledgeImages(id, 'done')).toBe(false);
      expect(await store.acknowledgeImages(operationId('nothing'), 'done')).toBe(false);
      expect(await store.endImages(dead.id, ownerId('dead'), 'refused', null)).toBe(false);
      const again = (name: string) => store.claimImages(registration(visits, { key: keyOf(name) }));
      expect(await again('done')).toMatchObject({ kind: 'known', state: 'done' });
      expect(await again('unknown')).toMatchObject({ kind: 'known', state: 'unknown' });
      expect(await again('refused')).toEqual({ kind: 'claimed' });
    },
  );
}
