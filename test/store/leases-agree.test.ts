import fc from 'fast-check';
import type { BookingStore, CreateClaimResult, Moment } from '../../src/core/booking-store.ts';
import type { Operation } from '../../src/core/operation.ts';
import type { SlotLease } from '../../src/core/slot-lease.ts';
import { createLog } from '../../src/log.ts';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { systemClock } from '../../src/system.ts';
import { askedFor, createWith, leaseFor } from './leases.ts';
import { machineClock } from './machine-clock.ts';
import { type PostgresServer, startPostgres, withClient } from './postgres-server.ts';
import { sealer } from './test-vault.ts';
import { candidate, giveUp, halfHourSec, made, nineSec, refused, Visits } from './visits.ts';

/** One engine's run of a history: what earlier steps gave. Ids count up alike on both engines. */
interface Run {
  readonly store: BookingStore;
  readonly visits: Visits;
  readonly moments: Moment[];
  readonly leases: SlotLease[];
  readonly operations: Operation[];
  readonly reached: Set<string>;
}

/** Does something, and tells what both engines have to tell alike. */
type Step = (run: Run) => Promise<unknown>;

/** Both engines' clocks show about this. */
const aboutNowMs = Date.now();

/** Some have ended before they began. */
const expiry = fc.constantFrom(3_600_000, 3_600_000, 3_600_000, -60_000).map((ms) => aboutNowMs + ms);
const some = fc.nat(3);

const wish = fc.record({
  of: some,
  startSec: fc.nat(2).map((n) => nineSec + n * halfHourSec),
  capacity: fc.integer({ min: 1, max: 2 }),
  taken: fc.constantFrom(0, 0, 0, 1),
  zone: fc.constantFrom('a', 'b'),
  age: fc.nat(),
});
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;

function pick<T>(from: readonly T[], index: number): T | undefined {
  return from.at(-1 - (index % Math.min(4, Math.max(1, from.length))));
}

async function momentOf({ store, moments }: Run, { age }: Wish): Promise<Moment> {
  return pick(moments, age) ?? store.moment();
}

function keep(run: Run, deed: string, result: CreateClaimResult): CreateClaimResult {
  run.reached.add(`${deed} ${result.kind}`);
  if (result.kind === 'claimed') run.operations.push(result.operation);
  return result;
}

const lend = fc.tuple(wish, expiry, fc.boolean()).map(
  ([wanted, expiresMs, isAsked]): Step =>
    async (run) => {
      const { store, visits, leases } = run;
      const of = visits.visit({ token: `token ${wanted.of}`, startSec: wanted.startSec });
      const lease = (isAsked ? askedFor : leaseFor)(visits, of, { expiresMs });
      const claim = { lease, candidates: [candidate(wanted)], moment: await momentOf(run, wanted) };
      const result = await store.claimLease(claim);
      run.reached.add(`lease ${result.kind}`);
      if (result.kind === 'claimed') leases.push(result.lease);
      return result;
    },
);

const create = wish.map(
  (wanted): Step =>
    async (run) => {
      const { store, visits } = run;
      const visit = visits.visit({
        startedMs: aboutNowMs,
        startSec: wanted.startSec,
        candidates: [candidate(wanted)],
      });
      return keep(
        run,
        'create',
        await store.claimCreate(visits.createClaim(visit, await momentOf(run, wanted))),
      );
    },
);

const use = fc.tuple(wish, fc.nat()).map(
  ([wanted, which]): Step =>
    async (run) => {
      const { store, visits } = run;
      const known = pick(run.leases, which);
      const lease = known && ((await store.lease(known.id)) ?? known);
      if (lease === undefined) return null;
      const { startSec } = lease;
      const visit = visits.visit({
        startedMs: aboutNowMs,
        startSec,
        candidates: [candidate({ ...wanted, startSec })],
      });
      const claim = createWith(visits, visit, lease, await momentOf(run, wanted));
      return keep(run, 'use', await store.claimCreate(claim));
    },
);

const settle = fc.tuple(fc.nat(), fc.nat(3)).map(
  ([which, kind]): Step =>
    async ({ store, operations }) => {
      const operation = pick(operations, which);
      const booking = operation && (await store.booking(operation.bookingId));
      if (!operation || !booking) return null;
      if (kind === 0) return store.settle(operation, made(booking));
      if (kind === 1) return giveUp(store, operation);
      return store.settle(operation, kind === 2 ? refused : { ...refused, refusal: 'lease-expired' });
    },
);

const tend = fc.tuple(fc.nat(), fc.nat(3), expiry).map(
  ([which, deed, expiresMs]): Step =>
    async ({ store, leases, reached }) => {
      const lease = pick(leases, which);
      if (lease === undefined) return null;
      if (deed === 0) return store.dropLease(lease.id);
      if (deed > 1) return store.recordHold(lease.id, { words: 'hold', expiresMs });
      const ended = await store.endLeases(aboutNowMs - (which % 2) * 120_000, 100);
      if (ended.length > 0) reached.add('ended');
      return ended.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    },
);

const look = fc.constantFrom<Step[]>(
  async ({ store, moments }) => {
    moments.push(await store.moment());
  },
  async ({ store, leases }) => Promise.all(leases.map(({ id }) => store.lease(id))),
  async ({ store, leases }) =>
    Promise.all(leases.map(({ partnerId: of, reference }) => store.leaseByReference(of, reference))),
  async ({ store }) =>
    (await store.leasedPlaces())
      .map(({ id, interval, expiresMs }) => `${id} ${interval.zone} ${interval.startSec} ${expiresMs}`)
      .toSorted(),
);

/** What the histories have to reach to be worth anything. */
const outcomes: readonly string[] = [
  ...['claimed', 'contended', 'full'].map((outcome) => `create ${outcome}`),
  'ended',
  ...['claimed', 'contended', 'full', 'reference-taken'].map((outcome) => `lease ${outcome}`),
  ...['claimed', 'contended', 'full', 'lease-over'].map((outcome) => `use ${outcome}`),
];

let server: PostgresServer;
let url: string;
let postgres: BookingStore;

beforeAll(async () => {
  server = await startPostgres();
  url = await server.createDatabase();
  postgres = await openPostgresStore({ url, clock: machineClock, log: createLog('silent'), sealer });
});
afterAll(async () => {
  await postgres.close();
  await server.close();
});

test('both engines answer every history of leases alike', async () => {
  const any = fc.oneof(
    { weight: 3, arbitrary: lend },
    { weight: 3, arbitrary: use },
    { weight: 2, arbitrary: create },
    { weight: 3, arbitrary: settle },
    { weight: 3, arbitrary: tend },
    { weight: 1, arbitrary: look },
  );
  const tables = ['bookings', 'tokens', 'operations', 'claims', 'leases', 'visitor_links'];
  const reached = new Set<string>();
  await withClient(url, (client) =>
    fc.assert(
      fc.asyncProperty(fc.array(any, { minLength: 20, maxLength: 50 }), async (steps) => {
        await client.query(tables.map((table) => `DELETE FROM ${table}`).join('; '));
        const sqlite = openSqliteStore(':memory:', systemClock, sealer);
        const [reference, run] = [sqlite, postgres].map(
          (store): Run => ({ store, visits: new Visits(), moments: [], leases: [], operations: [], reached }),
        );
        if (reference === undefined || run === undefined) throw new Error('there are two engines');
        for (const take of steps) expect(await take(run)).toEqual(await take(reference));
        await sqlite.close();
      }),
      { seed: 20_270_301, numRuns: 80, endOnFailure: false },
    ),
  );
  expect([...reached].toSorted()).toEqual(outcomes);
}, 60_000);
