import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import type { Booking } from '../../src/core/booking.ts';
import type { BookingStore } from '../../src/core/booking-store.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open-store.ts';
import { keysInUse, openSealedStore, resealAll } from '../../src/store/resealing.ts';
import { machineClock } from './machine-clock.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { vaultOf } from './test-vault.ts';
import { made, Visits } from './visits.ts';

const log = createLog('silent');

/** What the visits' person is called, and what else nobody should find. */
const secrets = [
  '길동',
  '홍',
  '1012345678',
  'person@example.com',
  "a 'quoted' note",
  '"payment"',
  'said the clinic',
];

/** One engine's data, and everything that somebody who steals it can read. */
interface Data {
  open(keys: readonly string[], index?: number): Promise<BookingStore>;
  values(keys: readonly string[]): ReturnType<typeof openSealedStore>;
  stolen(): Promise<string>;
  /** Runs statements behind the store's back. */
  execute(sql: string, values?: readonly string[]): Promise<void>;
  discard(): Promise<void>;
}

function sqlite(): Data {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'at-rest-'));
  const file = path.join(dataDir, 'adapter.sqlite');
  return {
    open: (keys, index) =>
      openStore({ databaseUrl: null, dataDir, clock: machineClock, log, sealer: vaultOf(keys, index) }),
    values: (keys) => openSealedStore({ databaseUrl: null, dataDir, sealer: vaultOf(keys) }),
    stolen: async () =>
      readdirSync(dataDir)
        .map((name) => readFileSync(path.join(dataDir, name), 'utf8'))
        .join('\n'),
    execute: async (sql, values = []) => {
      const connection = new DatabaseSync(file);
      if (values.length === 0) connection.exec(sql);
      else connection.prepare(sql.replaceAll(/\$\d/g, '?')).run(...values);
      connection.close();
    },
    discard: async () => rmSync(dataDir, { recursive: true }),
  };
}

async function postgres(server: PostgresServer): Promise<Data> {
  const url = await server.createDatabase();
  const withClient = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  const common = { databaseUrl: url, dataDir: '/nowhere' };
  return {
    open: (keys, index) => openStore({ ...common, clock: machineClock, log, sealer: vaultOf(keys, index) }),
    values: (keys) => openSealedStore({ ...common, sealer: vaultOf(keys) }),
    stolen: () =>
      withClient(async (client) => {
        const { rows } = await client.query<{ name: string }>(
          `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
        );
        const tables: string[] = [];
        for (const { name } of rows)
          tables.push(JSON.stringify((await client.query(`SELECT * FROM ${name}`)).rows));
        return tables.join('\n');
      }),
    execute: (sql, values = []) => withClient(async (client) => void (await client.query(sql, [...values]))),
    discard: async () => undefined,
  };
}

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.close());

describe.each([
  ['SQLite', async () => sqlite()],
  ['PostgreSQL', () => postgres(server)],
] as const)('personal data in %s', (engine, make) => {
  let data: Data;
  beforeEach(async () => {
    data = await make();
  });
  afterEach(() => data.discard());

  async function bookings(store: BookingStore, count: number): Promise<readonly Booking[]> {
    const visits = new Visits();
    const made_: Booking[] = [];
    for (let number = 0; number < count; number += 1) made_.push(await visits.booked(store, visits.visit()));
    const { operation, booking } = await visits.claimed(store, visits.visit());
    const unknown = await store.recordStep(operation, { state: 'unknown', trouble: 'said the clinic' });
    if (unknown !== false) await store.settle(unknown, { ...made(booking), trouble: 'said the clinic' });
    return made_;
  }

  test('is read by nobody without the keys', async () => {
    const store = await data.open(['a']);
    const [booking] = await bookings(store, 3);
    if (booking === undefined) throw new Error('there is no booking');
    const whileOpen = await data.stolen();
    await store.close();
    for (const secret of secrets) {
      expect(whileOpen).not.toContain(secret);
      expect(await data.stolen()).not.toContain(secret);
    }
    expect(whileOpen).toContain(booking.id);
    const without = await data.open(['b']);
    await expect(without.booking(booking.id)).rejects.toThrow('the data key a is missing');
    await without.close();
  });

  test('is not written under another index key, by which nobody would be recognised', async () => {
    await (await data.open(['a'], 1)).close();
    await expect(data.open(['a'], 2)).rejects.toThrow('another index key');
    await (await data.open(['b', 'a'], 1)).close();
  });

  test('is brought up to a new key while it is in use, and needs the old one no more', async () => {
    const store = await data.open(['b', 'a']);
    const old = await data.open(['a']);
    const before = await bookings(old, 3);
    await old.close();
    const values = await data.values(['b', 'a']);
    expect([...(await keysInUse(values)).keys()]).toEqual(['a']);
    const seen: number[] = [];
    const changed = await resealAll(values, (_column, looked) => seen.push(looked));
    expect(await keysInUse(values)).toEqual(new Map([['b', changed]]));
    expect(Math.max(...seen)).toBe(4);
    expect(await resealAll(values, () => undefined)).toBe(0);
    await values.close();
    for (const booking of before) expect(await store.booking(booking.id)).toEqual(booking);
    await store.close();
    const alone = await data.open(['b']);
    for (const booking of before) expect(await alone.booking(booking.id)).toEqual(booking);
    await alone.close();
  });

  test('is told of in an audit that nobody can rewrite', async () => {
    const store = await data.open(['a']);
    await bookings(store, 1);
    for (const statement of ['DELETE FROM audit', "UPDATE audit SET caller = 'somebody else'"])
      await expect(data.execute(statement)).rejects.toThrow('the audit is append-only');
    // Not even when some of it was left out in time.
    expect(await store.shortenAudit(Date.now() + 60_000, 1)).toBe(1);
    await data.execute('UPDATE audit_start SET before_ms = 1');
    await expect(data.execute('DELETE FROM audit')).rejects.toThrow('the audit is append-only');
    await store.close();
  });

  test('that an older version kept plainly is sealed when the store is opened', async () => {
    const store = await data.open(['a']);
    const [booking] = await bookings(store, 1);
    await store.close();
    if (booking === undefined) throw new Error('there is no booking');
    const plain = { person: JSON.stringify(booking.person), note: booking.note ?? '', echo: booking.echo };
    const digest = 'digest of the person';
    await data.execute(`UPDATE bookings SET person = $1, note = $2, echo = $3, person_key = $4`, [
      plain.person,
      plain.note,
      plain.echo,
      digest,
    ]);
    await data.execute(`UPDATE operations SET trouble = $1`, ['said the clinic']);
    await data.execute('ALTER TABLE operations DROP COLUMN terms; DROP TABLE index_keys;');
    await data.execute('ALTER TABLE bookings DROP COLUMN last_operation');
    await data.execute('DROP TABLE audit; DROP TABLE audit_start; DROP INDEX image_registrations_open;');
    for (const column of ['booking', 'images', 'acknowledged_ms'])
      await data.execute(`ALTER TABLE image_registrations DROP COLUMN ${column}`);
    await data.execute('CREATE INDEX image_registrations_open ON image_registrations (started_ms)');
    if (engine === 'SQLite') await data.execute('PRAGMA user_version = 5');
    else
      await data.execute(
        `DROP FUNCTION refuse_audit_change; DROP FUNCTION refuse_audit_shortening; ALTER TYPE new_operation DROP ATTRIBUTE terms CASCADE; ALTER TYPE new_booking DROP ATTRIBUTE last_operation CASCADE; UPDATE schema_version SET version = 6`,
      );
    expect(await data.stolen()).toContain('person@example.com');
    const again = await data.open(['a']);
    const sealed = await again.booking(booking.id);
    const personKey = vaultOf(['a']).keyedHash(digest);
    // The older version didn't keep which operation ended last.
    expect(sealed).toEqual({ ...booking, personKey, lastOperation: null });
    await again.close();
    for (const secret of [...secrets, digest]) expect(await data.stolen()).not.toContain(secret);
  });
});
