import { types } from 'pg';
import type { Row } from '../row.ts';

/** Part of an answer that is a row itself; null when there is none. */
export function rowOrNull(row: Row, column: string): Row | null {
  const value = row[column];
  if (value === null) return null;
  if (typeof value !== 'object') throw new Error(`column ${column} holds no row`);
  return { ...value };
}

/**
 * bigint comes as a number: all that the schema keeps in it are times and counts, and a position in the log reaches 2^53 after 9 PB.
 * {@link integer} refuses what isn't exact. Other types are read as the library does.
 */
export const columnTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
    if (oid === types.builtins.INT8 && format !== 'binary') return Number;
    return format === 'binary' ? types.getTypeParser(oid, 'binary') : types.getTypeParser(oid, 'text');
  },
};
