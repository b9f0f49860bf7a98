import { leaseReference, partnerId } from '../../src/core/identifiers.ts';
import type { StoreTest } from './booking-store-suite.ts';
import { askedFor, claimedWith, claimLease, claimWith, held, leased, leaseFor } from './leases.ts';
import { candidate, giveUp, halfHourSec, made, nineSec, refused, Visits } from './visits.ts';

export function leaseSentences(storeTest: StoreTest): void {
  storeTest('a lease gives back what it was given, at the place that was free', async ({ store, open }) => {
    const visits = new Visits();
    const lease = leaseFor(visits, visits.visit());
    const full = candidate({ zone: 'full', taken: 1 });
    const result = await claimLease(store, lease, [full, candidate({ zone: 'free' })]);
    const placed = { ...lease, place: { calendar: 'calendar', zone: 'free' } };
    expect(result).toEqual({ kind: 'claimed', lease: placed });
    const other = await open();
    expect(await other.lease(lease.id)).toEqual(placed);
    expect(await other.leaseByReference(lease.partnerId, lease.reference)).toEqual(placed);
    expect(await other.leaseByReference(partnerId('another'), lease.reference)).toBeNull();
    expect(await other.leaseByReference(lease.partnerId, leaseReference('another'))).toBeNull();
  });

  storeTest('of 16 leases at once for 3 places exactly 3 are granted', async ({ store, open }) => {
    const visits = new Visits();
    const stores = [store, await open(), await open()];
    const results = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        claimLease(stores[index % 3] ?? store, leaseFor(visits, visits.visit()), [
          candidate({ capacity: 4, taken: 1 }),
        ]),
      ),
    );
    expect(results.filter(({ kind }) => kind === 'claimed')).toHaveLength(3);
    expect(results.filter(({ kind }) => kind === 'full')).toHaveLength(13);
  });

  storeTest('of leases and creates at once for one place exactly one is granted', async ({ store, open }) => {
    const visits = new Visits();
    const stores = [store, await open()];
    for (let round = 0; round < 5; round += 1) {
      const startSec = nineSec + round * halfHourSec;
      const candidates = [candidate({ startSec })];
      const results = await Promise.all(
        Array.from({ length: 12 }, (_, index) => {
          const engine = stores[index % 2] ?? store;
          const visit = visits.visit({ startSec, candidates });
          return index % 3 === 0
            ? claimLease(engine, leaseFor(visits, visit), candidates)
            : visits.claim(engine, visit);
        }),
      );
      expect(results.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
    }
  });

  storeTest('of 8 leases at once under one reference one is granted', async ({ store, open }) => {
    const visits = new Visits();
    const other = await open();
    const visit = visits.visit();
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) => {
        const startSec = nineSec + index * halfHourSec;
        const lease = leaseFor(visits, { ...visit, startSec, endSec: startSec + halfHourSec });
        return claimLease(index % 2 === 0 ? store : other, lease, [candidate({ startSec })]);
      }),
    );
    expect(results.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === 'reference-taken')).toHaveLength(7);
    expect(await store.leasedPlaces()).toHaveLength(1);
  });

  storeTest('a leased place is full for everybody else, and one of two leaves room', async ({ store }) => {
    const visits = new Visits();
    const candidates = [candidate({})];
    await leased(store, leaseFor(visits, visits.visit()), candidates);
    const visit = visits.visit({ candidates });
    expect(await visits.claim(store, visit)).toEqual({ kind: 'full' });
    expect(await claimLease(store, leaseFor(visits, visit), candidates)).toEqual({ kind: 'full' });
    const elsewhere = visits.visit({ startSec: nineSec - halfHourSec });
    const booking = await visits.booked(store, elsewhere);
    const move = visits.move(booking, elsewhere, nineSec, await store.moment(), candidates);
    expect(await store.claimChange(move)).toEqual({ kind: 'full' });
    const roomy = visits.visit({ candidates: [candidate({ capacity: 2 })] });
    expect(await visits.claim(store, roomy)).toMatchObject({ kind: 'claimed' });
  });

  storeTest('what waits for a create beside a lease may become free', async ({ store }) => {
    const visits = new Visits();
    const candidates = [candidate({ capacity: 2 })];
    await leased(store, leaseFor(visits, visits.visit()), candidates);
    await visits.claimed(store, visits.visit({ candidates }));
    expect(await visits.claim(store, visits.visit({ candidates }))).toEqual({ kind: 'contended' });
  });

  storeTest('a lease that has expired keeps nothing, and nothing is made of it', async ({ store }) => {
    const visits = new Visits();
    const candidates = [candidate({})];
    const lease = leaseFor(visits, visits.visit(), { expiresMs: Date.now() - 1 });
    await leased(store, lease, candidates);
    expect(await store.leasedPlaces()).toEqual([]);
    const visit = visits.visit({ candidates });
    expect(await claimWith(store, visits, visit, lease)).toEqual({ kind: 'lease-over' });
    expect(await visits.claim(store, visit)).toMatchObject({ kind: 'claimed' });
  });

  storeTest('look-ups are told every interval that leases keep', async ({ store, open }) => {
    const visits = new Visits();
    const lease = leaseFor(visits, visits.visit());
    await leased(store, lease, [candidate({ intervals: 2 })]);
    const interval = { calendar: 'calendar', zone: 'zone', startSec: nineSec };
    const { id, merchantId, expiresMs } = lease;
    const places = await (await open()).leasedPlaces();
    expect(places.toSorted((one, other) => one.interval.startSec - other.interval.startSec)).toEqual([
      { id, merchantId, interval, expiresMs },
      { id, merchantId, interval: { ...interval, startSec: nineSec + halfHourSec }, expiresMs },
    ]);
  });

  storeTest('a lease is used once, though its place is full for all others', async ({ store }) => {
    const visits = new Visits();
    const candidates = [candidate({})];
    const lease = await leased(store, leaseFor(visits, visits.visit()), candidates);
    const visit = visits.visit({ candidates });
    const { operation, booking } = await claimedWith(store, visits, visit, lease);
    expect(booking.place).toEqual(lease.place);
    expect(await store.lease(lease.id)).toEqual({ ...lease, state: 'in-use' });
    expect(await store.leasedPlaces()).toEqual([]);
    const second = visits.visit({ candidates });
    expect(await claimWith(store, visits, second, lease)).toEqual({ kind: 'contended' });
    expect(await visits.claim(store, second)).toEqual({ kind: 'contended' });
    await store.settle(operation, made(booking));
    expect(await store.lease(lease.id)).toEqual({ ...lease, state: 'used' });
    expect(await claimWith(store, visits, second, lease)).toEqual({ kind: 'lease-over' });
  });

  storeTest('of 8 creates at once with one lease one is granted', async ({ store, open }) => {
    const visits = new Visits();
    const other = await open();
    const candidates = [candidate({ capacity: 9 })];
    const lease = await leased(store, leaseFor(visits, visits.visit()), candidates);
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        claimWith(index % 2 === 0 ? store : other, visits, visits.visit({ candidates }), lease),
      ),
    );
    expect(results.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === 'contended')).toHaveLength(7);
  });

  storeTest('what the clinic shows as taken no lease makes free', async ({ store }) => {
    const visits = new Visits();
    const lease = await leased(store, leaseFor(visits, visits.visit()), [candidate({})]);
    const visit = visits.visit({ candidates: [candidate({ taken: 1 })] });
    expect(await claimWith(store, visits, visit, lease)).toEqual({ kind: 'full' });
    expect(await store.lease(lease.id)).toEqual(lease);
    expect(await store.leasedPlaces()).toHaveLength(1);
  });

  storeTest('a create that is refused gives its lease back, place and all', async ({ store }) => {
    const visits = new Visits();
    const candidates = [candidate({})];
    const lease = await leased(store, leaseFor(visits, visits.visit()), candidates);
    const first = await claimedWith(store, visits, visits.visit({ candidates }), lease);
    await store.settle(first.operation, refused);
    expect(await store.lease(lease.id)).toEqual(lease);
    expect(await store.leasedPlaces()).toHaveLength(1);
    expect(await visits.claim(store, visits.visit({ candidates }))).toEqual({ kind: 'full' });
    const second = await claimedWith(store, visits, visits.visit({ candidates }), lease);
    await giveUp(store, second.operation);
    expect(await store.lease(lease.id)).toEqual(lease);
    await claimedWith(store, visits, visits.visit({ candidates }), lease);
  });

  storeTest('a lease that the clinic does not keep any more is over', async ({ store }) => {
    const visits = new Visits();
    const candidates = [candidate({})];
    const lease = await leased(store, leaseFor(visits, visits.visit()), candidates);
    const { operation } = await claimedWith(store, visits, visits.visit({ candidates }), lease);
    await store.settle(operation, { ...refused, refusal: 'lease-expired' });
    expect(await store.lease(lease.id)).toEqual({ ...lease, state: 'over' });
    expect(await visits.claim(store, visits.visit({ candidates }))).toMatchObject({ kind: 'claimed' });
  });

  describe('of a clinic with holds', () => {
    storeTest('a place is claimed until the clinic shows its hold', async ({ store }) => {
      const visits = new Visits();
      const candidates = [candidate({})];
      const asked = await leased(store, askedFor(visits, visits.visit()), candidates);
      const before = await store.moment();
      const visit = visits.visit({ candidates });
      expect(await visits.claim(store, visit)).toEqual({ kind: 'full' });
      expect(await claimWith(store, visits, visit, asked)).toEqual({ kind: 'lease-over' });
      const lease = await held(store, asked);
      expect(lease).toEqual({
        ...asked,
        state: 'held',
        expiresMs: lease.expiresMs,
        hold: { bookingId: asked.hold?.bookingId, words: `{"hold":"of ${asked.id}"}` },
      });
      expect(await store.leasedPlaces()).toEqual([]);
      expect(await store.claimCreate(visits.createClaim(visit, before))).toEqual({ kind: 'contended' });
      // What the clinic still shows as free after the hold is another place.
      expect(await visits.claim(store, visit)).toMatchObject({ kind: 'claimed' });
    });

    storeTest('a hold is booked though the clinic offers nothing there', async ({ store }) => {
      const visits = new Visits();
      const asked = await leased(store, askedFor(visits, visits.visit()), [candidate({})]);
      const lease = await held(store, asked);
      const { operation, booking } = await claimedWith(
        store,
        visits,
        visits.visit({ candidates: [] }),
        lease,
      );
      expect(booking.place).toEqual(asked.place);
      await store.settle(operation, refused);
      expect(await store.lease(lease.id)).toEqual(lease);
      const again = await claimedWith(store, visits, visits.visit({ candidates: [] }), lease);
      await giveUp(store, again.operation);
      // Its confirm may still come.
      expect(await store.lease(lease.id)).toEqual({ ...lease, state: 'over' });
    });

    storeTest('what was asked for in vain leaves nothing', async ({ store }) => {
      const visits = new Visits();
      const candidates = [candidate({})];
      const visit = visits.visit({ candidates });
      const asked = await leased(store, askedFor(visits, visit), candidates);
      expect(await claimLease(store, askedFor(visits, visit), candidates)).toEqual({
        kind: 'reference-taken',
      });
      await store.dropLease(asked.id);
      expect(await store.lease(asked.id)).toBeNull();
      expect(await store.recordHold(asked.id, { words: 'late', expiresMs: Date.now() })).toBeNull();
      await leased(store, askedFor(visits, visit), candidates);
    });

    storeTest('whoever asked and died makes way for the next', async ({ store }) => {
      const visits = new Visits();
      const candidates = [candidate({})];
      const visit = visits.visit({ candidates });
      const dead = await leased(store, askedFor(visits, visit, { expiresMs: Date.now() - 1 }), candidates);
      const next = await leased(store, askedFor(visits, visit), candidates);
      expect(await store.lease(dead.id)).toBeNull();
      await held(store, next);
      await store.dropLease(next.id);
      expect(await store.lease(next.id)).toMatchObject({ state: 'held' });
    });

    storeTest('holds that nobody used are given out to be released, each once', async ({ store, open }) => {
      const visits = new Visits();
      const stores = [store, await open(), await open(), await open()];
      const past = Date.now() - 1;
      const leases = [];
      for (let index = 0; index < 30; index += 1) {
        const asked = await leased(store, askedFor(visits, visits.visit()), [candidate({ capacity: 99 })]);
        leases.push(await held(store, asked, past));
      }
      const asked = await leased(store, askedFor(visits, visits.visit()), [candidate({ capacity: 99 })]);
      const live = await held(store, asked);
      const ended = (await Promise.all(stores.map((one) => one.endLeases(0, 100)))).flat();
      const rest = await store.endLeases(0, 100);
      const ids = [...ended, ...rest].map(({ id }) => id);
      expect(ids.toSorted()).toEqual(leases.map(({ id }) => id).toSorted());
      expect([...ended, ...rest].every(({ state }) => state === 'over')).toBe(true);
      expect(await store.lease(live.id)).toEqual(live);
    });
  });

  storeTest('leases that are long over are forgotten, others are not', async ({ store }) => {
    const visits = new Visits();
    const now = Date.now();
    const candidates = [candidate({ capacity: 100 })];
    const old = await leased(store, leaseFor(visits, visits.visit(), { expiresMs: now - 1_000 }), candidates);
    const young = await leased(store, leaseFor(visits, visits.visit(), { expiresMs: now - 10 }), candidates);
    const live = await leased(store, leaseFor(visits, visits.visit()), candidates);
    const asked = await leased(store, askedFor(visits, visits.visit(), { expiresMs: now - 1 }), candidates);
    expect(await store.endLeases(now - 500, 100)).toEqual([]);
    expect(await store.lease(old.id)).toBeNull();
    expect(await store.lease(asked.id)).toBeNull();
    expect(await store.lease(young.id)).toEqual({ ...young, state: 'over' });
    expect(await store.lease(live.id)).toEqual(live);
    expect(await store.leasedPlaces()).toHaveLength(1);
  });

  storeTest('leases and what they keep outlive their process', async ({ store, open }) => {
    const visits = new Visits();
    const candidates = [candidate({})];
    const lease = await leased(store, leaseFor(visits, visits.visit()), candidates);
    await store.close();
    const next = await open();
    expect(await visits.claim(next, visits.visit({ candidates }))).toEqual({ kind: 'full' });
    expect(await claimWith(next, visits, visits.visit({ candidates }), lease)).toMatchObject({
      kind: 'claimed',
    });
  });
}
