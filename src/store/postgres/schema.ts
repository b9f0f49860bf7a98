import type { Client } from 'pg';
import { IndexKeyMismatch, indexKeyProof } from '../index-key.ts';
import { NewerRecord } from '../newer-record.ts';
import type { Sealer } from '../sealed-values.ts';
import { auditFunctions, auditTables, imagesInAudit } from './audit-tables.ts';
import { claimFunctions } from './claim-functions.ts';
import { houseFunctions } from './house-functions.ts';
import { houseTables } from './house-tables.ts';
import { leaseFunctions } from './lease-functions.ts';
import { leaseTables } from './lease-tables.ts';
import { lookFunctions } from './look-functions.ts';
import { outcomeFunctions } from './outcome-functions.ts';
import { sealedTables, sealPlainText } from './seal-plain-text.ts';
import { tables } from './tables.ts';

/** JSON: what an order holds, and the places of a visit after its first; NULL for a booking of one service. */
const orders = `
  ALTER TABLE bookings ADD COLUMN items text, ADD COLUMN more_places text;
  ALTER TYPE new_booking ADD ATTRIBUTE items text;
  ALTER TYPE booking_change ADD ATTRIBUTE more_places text;
`;

/**
 * The history of tables and types: entry n brings a database from version n to n + 1. Entries are never changed once released. A
 * change of functions alone needs an entry as well, though an empty one: with each new version all functions are made anew.
 */
const migrations: readonly Migration[] = [
  tables,
  '',
  leaseTables,
  `CREATE INDEX bookings_untraced ON bookings (end_sec) WHERE schedule_id IS NULL AND status = 'confirmed'`,
  houseTables,
  orders,
  async (client, sealer) => {
    await client.query(sealedTables);
    await sealPlainText(client, sealer);
  },
  auditTables,
  '',
  imagesInAudit,
  // From here on one value holds all of a booking's personal data, which an older version would take for its person.
  '',
  // The operation that ended last; NULL: none has since this column came.
  'ALTER TABLE bookings ADD COLUMN last_operation text COLLATE "C"',
  'ALTER TYPE new_booking ADD ATTRIBUTE last_operation text',
];

type Migration = string | ((client: Client, sealer: Sealer) => Promise<void>);

const functions = [
  auditFunctions,
  claimFunctions,
  leaseFunctions,
  outcomeFunctions,
  lookFunctions,
  houseFunctions,
].join('\n');

const functionNames = [...functions.matchAll(/CREATE FUNCTION (\w+)\(/g)].map(([, name]) => `'${name}'`);

/** What they take and give may have changed, so they can't just be replaced. */
const withoutFunctions = `
  DO $$
    DECLARE
      v_function regprocedure;
    BEGIN
      FOR v_function IN SELECT oid FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
        AND proname = ANY (ARRAY[${functionNames.join(', ')}]) LOOP
        EXECUTE format('DROP FUNCTION %s', v_function);
      END LOOP;
    END $$`;

/** Any number, as long as all versions of the adapter agree on it. */
const migrationLock = 7_305_160_411;

/** A process that waits for another's migration, and the migration itself, take this long at the most. */
const migrationTimeoutMs = 60_000;

/**
 * Brings a database up to date, in one transaction; of several processes one does it, and the others wait. The connection is of no further use
 * when it throws, as it does for a database that a newer version of the adapter has written.
 */
export async function migrate(client: Client, sealer: Sealer): Promise<void> {
  await client.query(`BEGIN; SET LOCAL statement_timeout = ${migrationTimeoutMs}`);
  await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
  await client.query('CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL)');
  const { rows } = await client.query<{ version: number }>('SELECT version FROM schema_version');
  const version = rows[0]?.version ?? 0;
  if (version > migrations.length) throw new NewerRecord(version, migrations.length);
  if (version < migrations.length) {
    await client.query(withoutFunctions);
    for (const migration of migrations.slice(version)) {
      if (typeof migration === 'string') await client.query(migration);
      else await migration(client, sealer);
    }
    await client.query(functions);
    await client.query('DELETE FROM schema_version');
    await client.query('INSERT INTO schema_version (version) VALUES ($1)', [migrations.length]);
  }
  await checkIndexKey(client, sealer);
  await client.query('COMMIT');
}

/** Rejects unless this version has brought the database up to date, under the same index key. */
export async function checkUpToDate(client: Client, sealer: Sealer): Promise<void> {
  const { rows } = await client.query<{ version: number }>('SELECT version FROM schema_version');
  const version = rows[0]?.version ?? 0;
  if (version !== migrations.length)
    throw new Error(
      `the database has schema version ${version}, not ${migrations.length}: start this version of the adapter once`,
    );
  await checkIndexKey(client, sealer);
}

async function checkIndexKey(client: Client, sealer: Sealer): Promise<void> {
  const proof = indexKeyProof(sealer);
  const { rows } = await client.query<{ proof: string }>('SELECT proof FROM index_keys');
  const [stored] = rows;
  if (stored === undefined) await client.query('INSERT INTO index_keys (proof) VALUES ($1)', [proof]);
  else if (stored.proof !== proof) throw new IndexKeyMismatch();
}
