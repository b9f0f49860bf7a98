/** The values of a row of a statement that returns arrays, in the order of its columns. */
export function valuesOf(row: unknown): readonly unknown[] {
  if (!Array.isArray(row)) throw new Error('a statement gave no row of values');
  return row;
}

/** A text that is never NULL. Throws when the database holds something else. */
export function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new Error('a column holds no text');
  return value;
}

/** An integer that is never NULL. Throws when the database holds something else. */
export function integerOf(value: unknown): number {
  if (typeof value !== 'number') throw new Error('a column holds no integer');
  return value;
}
