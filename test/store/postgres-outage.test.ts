import { type BookingStore, StoreTrouble } from '../../src/core/booking-store.ts';
import { createLog } from '../../src/log.ts';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { machineClock } from './machine-clock.ts';
import { type PostgresServer, startPostgres, withClient } from './postgres-server.ts';
import { sealer } from './test-vault.ts';
import { candidate, made, Visits } from './visits.ts';
import { Wire } from './wire.ts';

const log = createLog('silent');
const visits = new Visits();
let server: PostgresServer;
let url: string;
let store: BookingStore;

beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.close());
beforeEach(async () => {
  url = await server.createDatabase();
  store = await openPostgresStore({
    url,
    clock: machineClock,
    log,
    sealer,
    statementTimeoutMs: 300,
    poolSize: 4,
  });
});
afterEach(() => store.close());

/** Has as many connections lie idle as the store may have. */
async function useAllConnections(): Promise<void> {
  await Promise.all(Array.from({ length: 8 }, () => store.moment()));
}

for (const end of ['stop', 'crash'] as const) {
  test(`after the server's ${end} steps are rejected, and work again once it is back`, async () => {
    const visit = visits.visit();
    const booking = await visits.booked(store, visit);
    await useAllConnections();
    await server[end]();
    await expect(store.booking(booking.id)).rejects.toThrow(StoreTrouble);
    await expect(visits.claim(store, visits.visit())).rejects.toThrow(StoreTrouble);
    await expect(store.ready()).rejects.toThrow(StoreTrouble);
    await server.start();
    expect(await store.booking(booking.id)).toEqual(booking);
    expect(await visits.claim(store, visits.visit())).toMatchObject({ kind: 'claimed' });
    expect(await store.ready()).toBe(true);
  });
}

test('a restart that nobody called during goes unnoticed, and moments go on growing', async () => {
  const { operation, booking } = await visits.claimed(store, visits.visit({ candidates: [candidate({})] }));
  await useAllConnections();
  const before = await store.moment();
  await store.settle(operation, made(booking));
  await server.crash();
  await server.start();
  const after = await store.moment();
  const next = visits.visit({ candidates: [candidate({})] });
  expect(after).toBeGreaterThan(before);
  expect(await store.claimCreate(visits.createClaim(next, before))).toEqual({ kind: 'contended' });
  expect(await store.claimCreate(visits.createClaim(next, after))).toMatchObject({ kind: 'claimed' });
});

test('connections that are ended from outside are replaced', async () => {
  await useAllConnections();
  const ended = await withClient(url, (client) =>
    client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    ),
  );
  expect(ended.rowCount).toBeGreaterThan(0);
  expect(await store.ready()).toBe(true);
});

test('a step that would wait too long is rejected and leaves nothing behind', async () => {
  const visit = visits.visit();
  const booking = await visits.booked(store, visit);
  const cancel = visits.cancel(booking, visit);
  await withClient(url, async (client) => {
    await client.query('BEGIN');
    await client.query('SELECT FROM bookings WHERE id = $1 FOR UPDATE', [booking.id]);
    const late = expect.objectContaining({ message: 'canceling statement due to statement timeout' });
    await expect(store.claimChange(cancel)).rejects.toMatchObject({ name: 'StoreTrouble', cause: late });
    await client.query('COMMIT');
  });
  expect(await store.operationEnd(cancel.operation.id)).toBeNull();
  expect(await store.claimChange(cancel)).toMatchObject({ kind: 'claimed' });
});

test('a store that cannot be reached is not opened', async () => {
  await server.stop();
  await expect(openPostgresStore({ url, clock: machineClock, log, sealer })).rejects.toThrow();
  await server.start();
});

describe('a server that falls silent, its connections still open', () => {
  let wire: Wire;

  beforeEach(async () => {
    wire = await Wire.to(Number(new URL(url).port));
  });
  afterEach(() => wire.close());

  test('has every step rejected in time, on connections that were there and on new ones, and serves again once it speaks', async () => {
    const remote = await openPostgresStore({
      url: wire.urlOf(url),
      clock: machineClock,
      log,
      sealer,
      statementTimeoutMs: 300,
      poolSize: 2,
    });
    const booking = await visits.booked(remote, visits.visit());
    wire.silence();
    for (let round = 0; round < 3; round += 1) {
      const steps = [remote.booking(booking.id), visits.claim(remote, visits.visit()), remote.ready()];
      for (const step of await Promise.allSettled(steps))
        expect(step).toMatchObject({ status: 'rejected', reason: { name: 'StoreTrouble' } });
    }
    wire.restore();
    expect(await visits.claim(remote, visits.visit())).toMatchObject({ kind: 'claimed' });
    expect(await remote.booking(booking.id)).toEqual(booking);
    await remote.close();
  });

  test('is told at the start, with what to do', async () => {
    wire.silence();
    const opened = openPostgresStore({
      url: wire.urlOf(url),
      clock: machineClock,
      log,
      sealer,
      connectTimeoutMs: 200,
    });
    await expect(opened).rejects.toThrow(
      'the PostgreSQL server does not answer within 200 ms: check DATABASE_URL, and whether the server can be reached',
    );
  });
});
