import { createLog } from '../../src/log.ts';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { machineClock } from './machine-clock.ts';
import { type PostgresServer, startPostgres, withClient } from './postgres-server.ts';
import { sealer } from './test-vault.ts';
import { Visits } from './visits.ts';

const log = createLog('silent');
let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.close());

test('an empty database is brought up to date by whoever comes first, and once', async () => {
  const url = await server.createDatabase();
  const stores = await Promise.all(
    Array.from({ length: 6 }, () => openPostgresStore({ url, clock: machineClock, log, sealer })),
  );
  const versions = await withClient(url, (client) => client.query('SELECT version FROM schema_version'));
  expect(versions.rows).toEqual([{ version: 13 }]);
  const visits = new Visits();
  for (const store of stores)
    expect(await visits.claim(store, visits.visit())).toMatchObject({ kind: 'claimed' });
  await Promise.all(stores.map((store) => store.close()));
});

test('a database that is up to date keeps what it holds', async () => {
  const url = await server.createDatabase();
  const visits = new Visits();
  const first = await openPostgresStore({ url, clock: machineClock, log, sealer });
  const booking = await visits.booked(first, visits.visit());
  await first.close();
  const second = await openPostgresStore({ url, clock: machineClock, log, sealer });
  expect(await second.booking(booking.id)).toEqual(booking);
  await second.close();
});

test('a database that a newer version of the adapter has written is refused and left alone', async () => {
  const url = await server.createDatabase();
  const store = await openPostgresStore({ url, clock: machineClock, log, sealer });
  await store.close();
  await withClient(url, (client) => client.query('UPDATE schema_version SET version = 99'));
  await expect(openPostgresStore({ url, clock: machineClock, log, sealer })).rejects.toThrow(
    'the database has schema version 99, this adapter knows up to 13',
  );
  const { rows } = await withClient(url, (client) => client.query('SELECT version FROM schema_version'));
  expect(rows).toEqual([{ version: 99 }]);
});

test('a migration that breaks off leaves the database as it was', async () => {
  const url = await server.createDatabase();
  await withClient(url, (client) => client.query('CREATE TABLE owners (taken_by text)'));
  await expect(openPostgresStore({ url, clock: machineClock, log, sealer })).rejects.toThrow(
    'relation "owners" already exists',
  );
  const { rows } = await withClient(url, (client) =>
    client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"),
  );
  expect(rows).toEqual([{ tablename: 'owners' }]);
});

test.each([
  [
    "ALTER DATABASE name SET synchronous_commit = 'off'",
    'synchronous_commit is off for this database or user',
  ],
])('a database that would lose steps is refused: %s', async (statement, message) => {
  const url = await server.createDatabase();
  const name = new URL(url).pathname.slice(1);
  await withClient(url, (client) => client.query(statement.replace('name', name)));
  await expect(openPostgresStore({ url, clock: machineClock, log, sealer })).rejects.toThrow(message);
});

test('a database that cannot hold every script is refused', async () => {
  const url = await server.createDatabase();
  const latin = `${url}_latin`;
  const name = new URL(latin).pathname.slice(1);
  await withClient(url, (client) =>
    client.query(`CREATE DATABASE ${name} ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0`),
  );
  await expect(openPostgresStore({ url: latin, clock: machineClock, log, sealer })).rejects.toThrow(
    "the database's encoding is LATIN1: create it with UTF8",
  );
});

test('a database with another default isolation still never oversells', async () => {
  const url = await server.createDatabase();
  const name = new URL(url).pathname.slice(1);
  await withClient(url, (client) =>
    client.query(`ALTER DATABASE ${name} SET default_transaction_isolation = 'repeatable read'`),
  );
  const store = await openPostgresStore({
    url: `${url}?options=-c%20work_mem%3D8MB`,
    clock: machineClock,
    log,
    sealer,
  });
  const visits = new Visits();
  const visit = visits.visit();
  const claims = Array.from({ length: 16 }, () => visits.claim(store, { ...visit, bookingId: visits.id() }));
  const kinds = (await Promise.all(claims)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'claimed')).toHaveLength(1);
  expect(kinds.filter((kind) => kind === 'token-taken')).toHaveLength(15);
  await store.close();
});
