import { DatabaseSync } from 'node:sqlite';
import type { SealedStore } from '../resealing.ts';
import { integer, type Row, textOrNull } from '../row.ts';
import type { Sealer } from '../sealed-values.ts';
import { checkUpToDate } from './schema.ts';
import { resealSome } from './seal-plain-text.ts';

/** An adapter that writes at the same moment is waited for. */
const busyMs = 5_000;

/** Opens the file of an embedded store, which an adapter may be using. Throws when it isn't of this version, or of another index key. */
export function openSqliteValues(file: string, sealer: Sealer): SealedStore {
  const connection = new DatabaseSync(file);
  connection.exec(`PRAGMA busy_timeout = ${busyMs}; PRAGMA synchronous = FULL`);
  checkUpToDate(connection, sealer);
  return {
    resealSome: async (column, after, limit) => {
      connection.exec('BEGIN IMMEDIATE');
      try {
        const some = resealSome(connection, sealer, column, after, limit);
        connection.exec('COMMIT');
        return some;
      } catch (error) {
        if (connection.isTransaction) connection.exec('ROLLBACK');
        throw error;
      }
    },
    countKeys: async ({ table, column }) => {
      const rows = connection
        .prepare(
          `SELECT CASE WHEN ${column} LIKE 's1.%.%' THEN substr(${column}, 4, instr(substr(${column}, 4), '.') - 1) END AS key,
            count(*) AS n FROM ${table} WHERE ${column} <> '' GROUP BY key`,
        )
        .all();
      return new Map(rows.map((row: Row) => [textOrNull(row, 'key'), integer(row, 'n')]));
    },
    close: async () => connection.close(),
  };
}
