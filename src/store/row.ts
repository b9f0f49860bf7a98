/** A row as either engine gives it, or a part of one in JSON. */
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

/** A column of whole numbers that is never NULL. Throws for what a number can't hold exactly. */
export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    throw new Error(`column ${column} holds no integer that is safe`);
  return value;
}

/** A column of JSON, or NULL: one engine gives what it says, the other its text. */
export function json(row: Row, column: string): unknown {
  const value = row[column];
  return typeof value === 'string' ? JSON.parse(value) : value;
}
