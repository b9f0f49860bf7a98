import type { Client } from 'pg';
import type { BookingStore } from '../../src/core/booking-store.ts';
import { ownerId } from '../../src/core/identifiers.ts';
import { createLog } from '../../src/log.ts';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { heldOpen as heldOpenAt, rowsOf, someoneWaits } from './held-open.ts';
import { machineClock } from './machine-clock.ts';
import { type PostgresServer, startPostgres, withClient } from './postgres-server.ts';
import { sealer } from './test-vault.ts';
import { candidate, halfHourSec, made, nineSec, type Visit, Visits } from './visits.ts';

let server: PostgresServer;
let url: string;
let store: BookingStore;

beforeAll(async () => {
  server = await startPostgres();
  url = await server.createDatabase();
  store = await openPostgresStore({ url, clock: machineClock, log: createLog('silent'), sealer });
});
afterAll(async () => {
  await store.close();
  await server.close();
});

function heldOpen<T>(step: () => Promise<unknown>, meanwhile: (session: Client) => Promise<T>): Promise<T> {
  return heldOpenAt(url, step, meanwhile);
}

const heldLocks = `SELECT objid, classid FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()`;

const visits = new Visits();

function visitAt(half: number, wanted: Partial<Visit> = {}): Visit {
  const startSec = nineSec + half * halfHourSec;
  return visits.visit({ startSec, candidates: [candidate({ startSec })], ...wanted });
}

/** Visits that have nothing to do with one in the first half hour at the merchant. */
function independentOf({ merchant, person, user }: Visit): readonly Visit[] {
  return [
    visitAt(1, { merchant, visitorId: null }),
    visitAt(0, { merchant, candidates: [candidate({ zone: 'another' })] }),
    visitAt(0, { merchant: `next to ${merchant}` }),
    visitAt(1, { merchant: `next to ${merchant}`, person, user, visitorId: null }),
  ];
}

test.each(['claim', 'settlement'])(
  'a %s that is held open keeps no other slot or merchant waiting',
  async (step) => {
    const held = visitAt(0, { merchant: `clinic of a ${step}`, visitorId: null });
    const claim = visits.createClaim(held, await store.moment());
    if (step === 'settlement') await store.claimCreate(claim);
    await heldOpen(
      () =>
        step === 'claim' ? store.claimCreate(claim) : store.settle(claim.operation, made(claim.booking)),
      async () => {
        for (const visit of independentOf(held))
          expect(await visits.booked(store, visit)).toMatchObject({ status: 'confirmed' });
      },
    );
    const status = step === 'claim' ? 'pending' : 'confirmed';
    expect(await store.booking(claim.booking.id)).toMatchObject({ status });
  },
);

test('a create of the same slot waits, and then sees what was claimed', async () => {
  const merchant = 'clinic of one slot';
  const claim = visits.createClaim(visitAt(0, { merchant }), await store.moment());
  const waiting = await heldOpen(
    () => store.claimCreate(claim),
    async (session) => {
      const result = visits.claim(store, visitAt(0, { merchant }));
      await someoneWaits(session);
      return { result };
    },
  );
  expect(await waiting.result).toEqual({ kind: 'contended' });
});

test('two creates in different slots hold no lock in common, and wait for nothing', async () => {
  const merchant = 'clinic of locks';
  const first = visits.createClaim(visitAt(0, { merchant }), await store.moment());
  const second = visits.createClaim(visitAt(1, { merchant }), await store.moment());
  await heldOpen(
    () => store.claimCreate(first),
    (one) =>
      heldOpen(
        () => store.claimCreate(second),
        async (two) => {
          const locksOfOne = await rowsOf(one, heldLocks);
          const locksOfTwo = await rowsOf(two, heldLocks);
          // Token, user, person and one interval each.
          expect(locksOfOne).toHaveLength(4);
          expect(locksOfTwo).toHaveLength(4);
          for (const lock of locksOfOne) expect(locksOfTwo).not.toContainEqual(lock);
          expect(await rowsOf(two, 'SELECT FROM pg_locks WHERE NOT granted')).toEqual([]);
          const exclusive = await rowsOf(
            two,
            `SELECT relation::regclass FROM pg_locks WHERE locktype = 'relation' AND mode LIKE '%Exclusive%'
              AND mode <> 'RowExclusiveLock'`,
          );
          expect(exclusive).toEqual([]);
        },
      ),
  );
});

test.each<[string, Partial<Visit>, string]>([
  ['token', { token: 'one token' }, 'token-taken'],
  ['person', { person: 'one person', visitorId: null }, 'refused'],
  ['user', { user: 'one user' }, 'refused'],
])(
  'a create of the same %s waits wherever else it would be, and is judged by the outcome',
  async (what, same, outcome) => {
    const merchant = `clinic of one ${what}`;
    const at = (zone: string): Visit => visitAt(0, { merchant, candidates: [candidate({ zone })], ...same });
    const claim = visits.createClaim(at('a'), await store.moment());
    const waiting = await heldOpen(
      () => store.claimCreate(claim),
      async (session) => {
        const result = visits.claim(store, at('b'));
        await someoneWaits(session);
        return { result };
      },
    );
    expect((await waiting.result).kind).toBe(outcome);
  },
);

test('a change of a booking waits for another one of it, and is busy then', async () => {
  const visit = visitAt(0, { merchant: 'clinic of changes' });
  const booking = await visits.booked(store, visit);
  const waiting = await heldOpen(
    () => store.claimChange(visits.cancel(booking, visit)),
    async (session) => {
      const result = store.claimChange(visits.cancel(booking, visit));
      await someoneWaits(session);
      return { result };
    },
  );
  expect(await waiting.result).toEqual({ kind: 'busy' });
});

test('work that is being taken is passed over, not waited for and not taken twice', async () => {
  const merchant = 'clinic of work';
  const left = (half: number): Visit => visitAt(half, { merchant, owner: 'dead', startedMs: half });
  const first = await visits.claimed(store, left(0));
  const second = await visits.claimed(store, left(1));
  await heldOpen(
    () => store.takeOver(ownerId('one'), [], 1),
    async () => {
      const taken = (await store.takeOver(ownerId('two'), [], 99)).map(({ operation }) => operation.id);
      expect(taken).toContain(second.operation.id);
      expect(taken).not.toContain(first.operation.id);
    },
  );
});

test('what is being given to watch or read again is passed over by others', async () => {
  const nowMs = Date.now() + 60_000;
  for (const half of [0, 1]) {
    const { operation, booking } = await visits.claimed(
      store,
      visitAt(half, { merchant: 'clinic of reading' }),
    );
    await store.settle(operation, { ...made(booking), watchUntilMs: nowMs + 90_000 });
  }
  const all = (list: readonly unknown[]): number => list.length;
  const watched = (limit: number) => store.watched(nowMs, nowMs + 1_000, limit).then(all);
  const stale = (limit: number) => store.stale(nowMs, nineSec, nowMs + 1_000, limit).then(all);
  await heldOpen(
    () => watched(1),
    async () => expect(await watched(9)).toBe(1),
  );
  const due = await withClient(url, (session) =>
    rowsOf(session, 'SELECT FROM bookings WHERE read_due_ms IS NOT NULL AND open_operation IS NULL'),
  );
  await heldOpen(
    () => stale(1),
    async () => expect(await stale(99)).toBe(due.length - 1),
  );
});

test('claims of the same intervals in any order never lock each other out for good', async () => {
  const zones = ['a', 'b', 'c', 'd'].map((zone) => candidate({ zone, intervals: 3, capacity: 100 }));
  const wishes = Array.from({ length: 40 }, (_, index) => {
    const turned = [...zones.slice(index % 4), ...zones.slice(0, index % 4)];
    return visits.claim(
      store,
      visitAt(0, { merchant: 'clinic of order', candidates: index % 2 ? turned : turned.toReversed() }),
    );
  });
  for (const result of await Promise.all(wishes)) expect(result.kind).toBe('claimed');
});
