import type { BookingStore } from '../../src/core/booking-store.ts';
import { createLog } from '../../src/log.ts';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { heldOpen, someoneWaits } from './held-open.ts';
import {
  askedFor,
  claimedWith,
  claimLease,
  claimWith,
  createWith,
  held,
  leased,
  leaseFor,
} from './leases.ts';
import { machineClock } from './machine-clock.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { sealer } from './test-vault.ts';
import { candidate, halfHourSec, nineSec, refused, type Visit, Visits } from './visits.ts';

const visits = new Visits();
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

function visitAt(half: number, wanted: Partial<Visit> = {}): Visit {
  const startSec = nineSec + half * halfHourSec;
  return visits.visit({ startSec, candidates: [candidate({ startSec })], ...wanted });
}

/** The step that leases the visit's slot. */
async function leaseClaim(visit: Visit): Promise<() => Promise<unknown>> {
  const { candidates } = visit;
  const claim = { lease: leaseFor(visits, visit), candidates, moment: await store.moment() };
  return () => store.claimLease(claim);
}

/** What a step comes to that begins while another is held open, and has to wait for it. */
async function afterWaitingFor<T>(step: () => Promise<unknown>, next: () => Promise<T>): Promise<T> {
  const waiting = await heldOpen(url, step, async (session) => {
    const result = next();
    await someoneWaits(session);
    return { result };
  });
  return waiting.result;
}

test('a create of the same slot waits for a lease, and sees it', async () => {
  const visit = visitAt(0, { merchant: 'clinic of one slot' });
  const claim = await leaseClaim(visit);
  const result = await afterWaitingFor(claim, () =>
    visits.claim(store, visitAt(0, { merchant: visit.merchant })),
  );
  expect(result).toEqual({ kind: 'full' });
});

test('a lease under the same reference waits wherever else it would be, and is told', async () => {
  const visit = visitAt(0, { merchant: 'clinic of one reference' });
  const other = { ...visitAt(1, { merchant: visit.merchant }), token: visit.token };
  const claim = await leaseClaim(visit);
  const result = await afterWaitingFor(claim, () =>
    claimLease(store, leaseFor(visits, other), other.candidates),
  );
  expect(result).toEqual({ kind: 'reference-taken' });
});

test('a lease keeps no other slot, reference or merchant waiting', async () => {
  const visit = visitAt(0, { merchant: 'clinic of many' });
  const claim = await leaseClaim(visit);
  await heldOpen(url, claim, async () => {
    for (const other of [visitAt(1, { merchant: visit.merchant }), visitAt(0, { merchant: 'another' })]) {
      await leased(store, leaseFor(visits, other), other.candidates);
      await visits.claimed(store, { ...visitAt(3), merchant: other.merchant });
    }
  });
});

test('a create with the same lease waits wherever else it would be', async () => {
  const roomy = visitAt(0, { merchant: 'clinic of one lease', candidates: [candidate({ capacity: 9 })] });
  const lease = await leased(store, leaseFor(visits, roomy), roomy.candidates);
  const inZone = (zone: string): Visit => ({
    ...visitAt(0, { merchant: roomy.merchant }),
    candidates: [candidate({ zone })],
  });
  const first = createWith(visits, inZone('a'), lease, await store.moment());
  const result = await afterWaitingFor(
    () => store.claimCreate(first),
    () => claimWith(store, visits, inZone('b'), lease),
  );
  expect(result).toEqual({ kind: 'contended' });
});

test('a lease that is given back meanwhile is not ended, and one that is used is not either', async () => {
  const visit = visitAt(0, { merchant: 'clinic of ends' });
  const asked = await leased(store, askedFor(visits, visit), visit.candidates);
  const lease = await held(store, asked);
  const { operation } = await claimedWith(store, visits, visit, lease);
  await heldOpen(
    url,
    () => store.settle(operation, refused),
    async () => expect((await store.endLeases(0, 99)).map(({ id }) => id)).not.toContain(lease.id),
  );
  expect(await store.lease(lease.id)).toEqual(lease);
});

test('holds that are being given out to be released are passed over by others', async () => {
  const past = Date.now() - 1;
  for (const half of [0, 1]) {
    const visit = visitAt(half, { merchant: 'clinic of releases' });
    await held(store, await leased(store, askedFor(visits, visit), visit.candidates), past);
  }
  await heldOpen(
    url,
    () => store.endLeases(0, 1),
    async () => expect(await store.endLeases(0, 99)).toHaveLength(1),
  );
  expect(await store.endLeases(0, 99)).toEqual([]);
});
