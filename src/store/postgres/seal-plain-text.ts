import type { Client } from 'pg';
import type { Resealed } from '../resealing.ts';
import { resealed, type SealedColumn, type Sealer, sealedColumns } from '../sealed-values.ts';

/** Personal data is sealed from here on. */
export const sealedTables = `
  -- The caller's own words for a command, which were part of its intent.
  ALTER TABLE operations ADD COLUMN terms text;
  ALTER TYPE new_operation ADD ATTRIBUTE terms text;
  -- Which index key the rows were written with.
  CREATE TABLE index_keys (proof text NOT NULL);
`;

/** How many rows are held in memory at a time. */
const rowsAtOnce = 500;

/** What is compared and so hashed: plain digests of a person or a request could be guessed at. */
const hashedColumns = [
  { table: 'bookings', column: 'person_key' },
  { table: 'visitor_links', column: 'person_key' },
  { table: 'tokens', column: 'fingerprint' },
  { table: 'change_keys', column: 'fingerprint' },
  { table: 'image_registrations', column: 'fingerprint' },
] as const;

/** Seals and hashes what a version wrote that did neither. */
export async function sealPlainText(client: Client, sealer: Sealer): Promise<void> {
  for (const column of sealedColumns) {
    let last: string | null = '';
    while (last !== null) last = (await resealSome(client, sealer, column, last, rowsAtOnce)).last;
  }
  for (const { table, column } of hashedColumns) await hashColumn(client, sealer, table, column);
}

async function hashColumn(client: Client, sealer: Sealer, table: string, column: string): Promise<void> {
  const { rows } = await client.query<{ digest: string }>(
    `SELECT DISTINCT ${column} AS digest FROM ${table}`,
  );
  const digests = rows.map(({ digest }) => digest);
  const hashes = digests.map((digest) => sealer.keyedHash(digest));
  await client.query(
    `UPDATE ${table} SET ${column} = h.hash FROM unnest($1::text[], $2::text[]) AS h (digest, hash) WHERE ${column} = h.digest`,
    [digests, hashes],
  );
}

/** Brings the values of a column up to the current key, those of the next `limit` rows after `after`. */
export async function resealSome(
  client: Client,
  sealer: Sealer,
  column: SealedColumn,
  after: string,
  limit: number,
): Promise<Resealed> {
  const { table, id, column: name } = column;
  const { rows } = await client.query<{ id: string; value: string }>(
    `SELECT ${id} AS id, coalesce(${name}, '') AS value FROM ${table} WHERE ${id} > $1 ORDER BY ${id} LIMIT $2`,
    [after, limit],
  );
  const changes = resealed(column, rows, sealer);
  // Compared with what was read, so that nobody's newer value is lost.
  const { rowCount } = await client.query(
    `UPDATE ${table} AS t SET ${name} = c.new_value FROM unnest($1::text[], $2::text[], $3::text[]) AS c (row_id, old_value, new_value)
      WHERE t.${id} = c.row_id AND t.${name} = c.old_value`,
    [changes.map((one) => one.id), changes.map(({ from }) => from), changes.map(({ to }) => to)],
  );
  return { last: rows.at(-1)?.id ?? null, looked: rows.length, changed: rowCount ?? 0 };
}
