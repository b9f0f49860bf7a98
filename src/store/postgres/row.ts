import { types } from 'pg';

/** A row, or a part of one in JSON. */
export type Row = Readonly<Record<string, unknown>>;

/** A text column that is never NULL. Throws when the database holds something else. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new Error(`column ${column} holds no text`);
  return value;
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

/** A bigint column that is never NULL. Throws for what a number can't hold exactly. */
export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    throw new Error(`column ${column} holds no integer that is safe`);
  return value;
}

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
