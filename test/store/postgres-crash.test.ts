import { Client } from 'pg';
import { idempotencyToken } from '../../src/core/identifiers.ts';
import { createLog } from '../../src/log.ts';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { machineClock } from './machine-clock.ts';
import { type PostgresServer, startPostgres, withClient } from './postgres-server.ts';
import { sealer } from './test-vault.ts';
import { candidate, made, Visits, wishOf } from './visits.ts';

let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.close());

/** Has the server's log hold half a megabyte that isn't written out yet, and that a crash loses; gives what ends the session. */
async function unwrittenLog(url: string): Promise<() => Promise<void>> {
  await withClient(url, async (client) => {
    await client.query('CREATE TABLE filler (text text)');
    // Else it would be written out five times a second.
    await client.query("ALTER SYSTEM SET wal_writer_delay = '10s'");
    await client.query('SELECT pg_reload_conf()');
  });
  const writer = new Client({ connectionString: url });
  writer.on('error', () => undefined);
  await writer.connect();
  await writer.query('BEGIN');
  await writer.query("INSERT INTO filler SELECT repeat('x', 1000) FROM generate_series(1, 500)");
  return () => writer.end();
}

test.each(['moment', 'look'])('what is settled after a crash is newer than a %s of before', async (what) => {
  const visits = new Visits();
  const url = await server.createDatabase();
  const store = await openPostgresStore({ url, clock: machineClock, log: createLog('silent'), sealer });
  const place = { candidates: [candidate({})] };
  const { operation, booking } = await visits.claimed(store, visits.visit(place));
  const next = visits.visit(place);
  const end = await unwrittenLog(url);
  const before =
    what === 'moment'
      ? await store.moment()
      : (await store.lookAtToken(idempotencyToken(next.token), wishOf(next))).moment;
  await server.crash();
  await server.start();
  await end();
  expect(await store.settle(operation, made(booking))).toMatchObject({ status: 'confirmed' });
  // A reading of the clinic that began with that moment may not show the place as taken.
  expect(await store.claimCreate(visits.createClaim(next, before))).toEqual({ kind: 'contended' });
  await store.close();
});
