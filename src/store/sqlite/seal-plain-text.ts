import type { DatabaseSync } from 'node:sqlite';
import type { Resealed } from '../resealing.ts';
import { type Row, text } from '../row.ts';
import { resealed, type SealedColumn, type Sealer, sealedColumns } from '../sealed-values.ts';

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
export function sealPlainText(connection: DatabaseSync, sealer: Sealer): void {
  for (const column of sealedColumns) {
    let last: string | null = '';
    while (last !== null) last = resealSome(connection, sealer, column, last, rowsAtOnce).last;
  }
  connection.function('keyed_hash', { deterministic: true }, (digest) => sealer.keyedHash(String(digest)));
  for (const { table, column } of hashedColumns)
    connection.exec(`UPDATE ${table} SET ${column} = keyed_hash(${column})`);
}

/** Brings the values of a column up to the current key, those of the next `limit` rows after `after`. */
export function resealSome(
  connection: DatabaseSync,
  sealer: Sealer,
  column: SealedColumn,
  after: string,
  limit: number,
): Resealed {
  const { table, id, column: name } = column;
  const rows = connection
    .prepare(
      `SELECT ${id} AS id, coalesce(${name}, '') AS value FROM ${table} WHERE ${id} > ? ORDER BY ${id} LIMIT ?`,
    )
    .all(after, limit)
    .map((row: Row) => ({ id: text(row, 'id'), value: text(row, 'value') }));
  // Compared with what was read, so that nobody's newer value is lost.
  const replace = connection.prepare(`UPDATE ${table} SET ${name} = ? WHERE ${id} = ? AND ${name} = ?`);
  let changed = 0;
  for (const change of resealed(column, rows, sealer)) {
    changed += Number(replace.run(change.to, change.id, change.from).changes);
  }
  return { last: rows.at(-1)?.id ?? null, looked: rows.length, changed };
}
