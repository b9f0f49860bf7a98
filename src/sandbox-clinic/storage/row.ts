import type { SQLOutputValue } from 'node:sqlite';

/** A row as the database hands it out. */
export type Row = Record<string, SQLOutputValue>;

/** A text column. Throws when it holds anything else: the file was changed by another hand. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new Error(`column ${column} isn't text`);
  return value;
}

/** A text column that may be null. */
export function optionalText(row: Row, column: string): string | undefined {
  return row[column] === null ? undefined : text(row, column);
}

/** An integer column. Throws when it holds anything else. */
export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new Error(`column ${column} isn't an integer`);
  return value;
}
