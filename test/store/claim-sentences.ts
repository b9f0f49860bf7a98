import fc from 'fast-check';
import { ownerId } from '../../src/core/identifiers.ts';
import type { StoreTest } from './booking-store-suite.ts';
import { candidate, halfHourSec, made, nineSec, refused, Visits } from './visits.ts';

export function claimSentences(storeTest: StoreTest): void {
  storeTest('a claim gives back what it was given, at the place that was free', async ({ store }) => {
    const visits = new Visits();
    const claim = visits.createClaim(visits.visit(), await store.moment());
    const result = await store.claimCreate(claim);
    const booking = { ...claim.booking, place: { calendar: 'calendar', zone: 'zone' } };
    expect(result).toEqual({ kind: 'claimed', operation: claim.operation, booking });
    expect(await store.booking(booking.id)).toEqual(booking);
    expect(await store.operationEnd(claim.operation.id)).toEqual({ kind: 'open' });
  });

  storeTest('of 32 claims at once for 3 places exactly 3 are granted', async ({ store, open }) => {
    const visits = new Visits();
    const stores = [store, await open(), await open()];
    const candidates = [candidate({ capacity: 4, taken: 1 })];
    const results = await Promise.all(
      Array.from({ length: 32 }, (_, index) =>
        visits.claim(stores[index % 3] ?? store, visits.visit({ candidates })),
      ),
    );
    expect(results.filter(({ kind }) => kind === 'claimed')).toHaveLength(3);
    expect(results.filter(({ kind }) => kind === 'contended')).toHaveLength(29);
  });

  storeTest(
    'however claims overlap, no interval is ever oversold, and none is refused without need',
    async ({ store, open }) => {
      const visits = new Visits();
      const stores = [store, await open()];
      const wanted = fc.record({
        first: fc.nat(3),
        intervals: fc.integer({ min: 1, max: 3 }),
        zones: fc.nat(2),
      });
      const scenario = fc.record({
        capacity: fc.integer({ min: 1, max: 3 }),
        wishes: fc.array(wanted, { minLength: 1, maxLength: 8 }),
      });
      let merchants = 0;
      await fc.assert(
        fc.asyncProperty(scenario, async ({ capacity, wishes }) => {
          merchants += 1;
          const merchant = `clinic ${merchants}`;
          const taken = new Map<string, number>();
          const results = await Promise.all(
            wishes.map(async ({ first, intervals, zones }, index) => {
              const startSec = nineSec + first * halfHourSec;
              const candidates = ['a', 'b', 'c']
                .slice(0, zones + 1)
                .map((zone) => candidate({ startSec, intervals, capacity, zone }));
              const visit = visits.visit({
                merchant,
                startSec,
                endSec: startSec + intervals * halfHourSec,
                candidates,
              });
              const result = await visits.claim(stores[index % 2] ?? store, visit);
              return { result, candidates };
            }),
          );
          for (const { result, candidates } of results) {
            if (result.kind !== 'claimed') continue;
            const chosen = candidates.find(({ zone }) => zone === result.booking.place.zone);
            for (const { zone, startSec } of chosen?.intervals ?? [])
              taken.set(`${zone} ${startSec}`, (taken.get(`${zone} ${startSec}`) ?? 0) + 1);
          }
          expect(Math.max(0, ...taken.values())).toBeLessThanOrEqual(capacity);
          for (const { result, candidates } of results) {
            if (result.kind === 'claimed') continue;
            expect(result.kind).toBe('contended');
            const roomy = candidates.filter(({ intervals }) =>
              intervals.every(({ zone, startSec }) => (taken.get(`${zone} ${startSec}`) ?? 0) < capacity),
            );
            expect(roomy).toEqual([]);
          }
        }),
        { seed: 20_270_301, numRuns: 40 },
      );
    },
  );

  storeTest(
    'a place that the clinic shows as taken is full, one that others claimed is contended',
    async ({ store }) => {
      const visits = new Visits();
      const full = [candidate({ zone: 'a', taken: 1 }), candidate({ zone: 'b', capacity: 2, taken: 3 })];
      expect(await visits.claim(store, visits.visit({ candidates: full }))).toEqual({ kind: 'full' });
      expect(await visits.claim(store, visits.visit({ candidates: [] }))).toEqual({ kind: 'full' });
      const candidates = [candidate({})];
      await visits.claimed(store, visits.visit({ candidates }));
      expect(await visits.claim(store, visits.visit({ candidates }))).toEqual({ kind: 'contended' });
      expect(await visits.claim(store, visits.visit({ candidates: [...full, ...candidates] }))).toEqual({
        kind: 'contended',
      });
    },
  );

  storeTest('candidates are tried in their order', async ({ store }) => {
    const visits = new Visits();
    const candidates = ['b', 'a', 'c'].map((zone) => candidate({ zone, calendar: `calendar of ${zone}` }));
    const places = [];
    for (let index = 0; index < 3; index += 1)
      places.push((await visits.claimed(store, visits.visit({ candidates }))).booking.place);
    expect(places).toEqual([
      { calendar: 'calendar of b', zone: 'b' },
      { calendar: 'calendar of a', zone: 'a' },
      { calendar: 'calendar of c', zone: 'c' },
    ]);
    expect(await visits.claim(store, visits.visit({ candidates }))).toEqual({ kind: 'contended' });
  });

  storeTest('a claim of several intervals takes all of them or none', async ({ store }) => {
    const visits = new Visits();
    const later = nineSec + halfHourSec;
    await visits.claimed(
      store,
      visits.visit({ startSec: later, candidates: [candidate({ startSec: later })] }),
    );
    const long = visits.visit({
      endSec: nineSec + 2 * halfHourSec,
      candidates: [candidate({ intervals: 2 })],
    });
    expect(await visits.claim(store, long)).toEqual({ kind: 'contended' });
    const short = visits.visit({ candidates: [candidate({})] });
    expect(await visits.claim(store, short)).toMatchObject({ kind: 'claimed' });
  });

  storeTest('a settled place counts until the clinic was read after it', async ({ store }) => {
    const visits = new Visits();
    const candidates = [candidate({ capacity: 2 })];
    const before = await store.moment();
    await visits.booked(store, visits.visit({ candidates }));
    await visits.booked(store, visits.visit({ candidates }));
    // Neither is forgotten on any other occasion as long as such a read may be under way.
    await store.renewOwner(ownerId('me'), 1_000);
    const late = visits.visit({ candidates });
    expect(await store.claimCreate(visits.createClaim(late, before))).toEqual({ kind: 'contended' });
    const after = await store.moment();
    const shown = [candidate({ capacity: 2, taken: 1 })];
    expect(await store.claimCreate(visits.createClaim({ ...late, candidates: shown }, after))).toMatchObject({
      kind: 'claimed',
    });
  });

  storeTest(
    'a look that begins after a settlement sees its place, one that began before it does not',
    async ({ store, open }) => {
      const visits = new Visits();
      const other = await open();
      for (let round = 0; round < 20; round += 1) {
        const startSec = nineSec + round * halfHourSec;
        const candidates = [candidate({ startSec })];
        const { operation, booking } = await visits.claimed(store, visits.visit({ startSec, candidates }));
        const before = await other.moment();
        await store.settle(operation, made(booking));
        const after = await other.moment();
        const next = visits.visit({ startSec, candidates });
        expect(await other.claimCreate(visits.createClaim(next, before))).toEqual({ kind: 'contended' });
        expect(await other.claimCreate(visits.createClaim(next, after))).toMatchObject({ kind: 'claimed' });
      }
    },
  );

  storeTest('a refused create gives its place back at once', async ({ store }) => {
    const visits = new Visits();
    const candidates = [candidate({})];
    const moment = await store.moment();
    const { operation } = await visits.claimed(store, visits.visit({ candidates }));
    await store.settle(operation, refused);
    const next = visits.createClaim(visits.visit({ candidates }), moment);
    expect(await store.claimCreate(next)).toMatchObject({ kind: 'claimed' });
  });

  storeTest(
    'places of different merchants, calendars, zones and starts have nothing to do with each other',
    async ({ store }) => {
      const visits = new Visits();
      const candidates = [candidate({})];
      await visits.claimed(store, visits.visit({ candidates }));
      const others = [
        visits.visit({ candidates, merchant: 'another clinic' }),
        visits.visit({ candidates: [candidate({ calendar: 'another' })] }),
        visits.visit({ candidates: [candidate({ zone: 'another' })] }),
        visits.visit({
          startSec: nineSec + halfHourSec,
          candidates: [candidate({ startSec: nineSec + halfHourSec })],
        }),
      ];
      for (const visit of others) expect(await visits.claim(store, visit)).toMatchObject({ kind: 'claimed' });
    },
  );

  storeTest('a refused claim leaves no trace', async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit({ candidates: [candidate({ taken: 1 })] });
    const claim = visits.createClaim(visit, await store.moment());
    expect(await store.claimCreate(claim)).toEqual({ kind: 'full' });
    expect(await store.booking(claim.booking.id)).toBeNull();
    expect(await store.operationEnd(claim.operation.id)).toBeNull();
    const free = { ...visit, candidates: [candidate({})] };
    expect(await visits.claim(store, free)).toMatchObject({ kind: 'claimed' });
  });

  storeTest('a person whose visitor is being made is busy until that is over', async ({ store }) => {
    const visits = new Visits();
    const visit = visits.visit({ visitorId: null });
    const tomorrow = nineSec + 86_400;
    const next = visits.visit({
      person: visit.person,
      visitorId: null,
      startSec: tomorrow,
      candidates: [candidate({ startSec: tomorrow })],
    });
    const { operation } = await visits.claimed(store, visit);
    expect(await visits.claim(store, next)).toEqual({ kind: 'person-busy' });
    expect(await visits.claim(store, { ...next, token: 'known', visitorId: 'v' })).toMatchObject({
      kind: 'claimed',
    });
    const elsewhere = { ...next, token: 'elsewhere', merchant: 'another clinic', bookingId: visits.id() };
    expect(await visits.claim(store, elsewhere)).toMatchObject({ kind: 'claimed' });
    await store.settle(operation, refused);
    const afterwards = visits.visit({ person: visit.person, visitorId: null, candidates: [candidate({})] });
    expect(await visits.claim(store, afterwards)).toMatchObject({ kind: 'claimed' });
  });

  storeTest('a visitor made since the search for it counts as found by nobody', async ({ store }) => {
    const visits = new Visits();
    const first = visits.visit({ visitorId: null });
    const startSec = nineSec + 86_400;
    const next = { person: first.person, visitorId: null, startSec, candidates: [candidate({ startSec })] };
    const searched = await store.moment();
    const { operation, booking } = await visits.claimed(store, first);
    await store.settle(operation, made(booking));
    const stale = visits.createClaim(visits.visit(next), searched);
    expect(await store.claimCreate(stale)).toEqual({ kind: 'person-busy' });
    expect(await visits.claim(store, visits.visit(next))).toMatchObject({ kind: 'claimed' });
  });

  storeTest(
    'of many creates for one new person at once, only one makes the visitor',
    async ({ store, open }) => {
      const visits = new Visits();
      const stores = [store, await open()];
      const results = await Promise.all(
        Array.from({ length: 8 }, (_, index) => {
          const startSec = nineSec + index * halfHourSec;
          const candidates = [candidate({ startSec })];
          const visit = visits.visit({ person: 'somebody new', visitorId: null, startSec, candidates });
          return visits.claim(stores[index % 2] ?? store, visit);
        }),
      );
      expect(results.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
      expect(results.filter(({ kind }) => kind === 'person-busy')).toHaveLength(7);
    },
  );
}
