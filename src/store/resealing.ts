import { existsSync } from 'node:fs';
import { storeFile } from './open-store.ts';
import { type SealedColumn, type Sealer, sealedColumns } from './sealed-values.ts';

/** What one look at some rows of a column came to. */
export interface Resealed {
  /** The last row that was looked at; null: there was none. */
  readonly last: string | null;
  readonly looked: number;
  readonly changed: number;
}

/** Sealed values as they lie in a store that adapters may be using at the same time. */
export interface SealedStore {
  /** Brings the values of a column up to the current key, those of the next `limit` rows after `after`. */
  resealSome(column: SealedColumn, after: string, limit: number): Promise<Resealed>;
  /** How many values of a column there are under each key; `null` stands for those that are plain. */
  countKeys(column: SealedColumn): Promise<ReadonlyMap<string | null, number>>;
  close(): Promise<void>;
}

/** Where the store is. */
export interface SealedStoreSettings {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly sealer: Sealer;
}

/** Opens a store that an adapter has made. Rejects when there is none, or when this version hasn't brought it up to date. */
export async function openSealedStore({
  databaseUrl,
  dataDir,
  sealer,
}: SealedStoreSettings): Promise<SealedStore> {
  if (databaseUrl !== null) {
    const { openPostgresValues } = await import('./postgres/sealed-store.ts');
    return openPostgresValues(databaseUrl, sealer);
  }
  const file = storeFile(dataDir);
  if (!existsSync(file))
    throw new Error(`there is no record of bookings in ${file}: check DATA_DIR and DATABASE_URL`);
  const { openSqliteValues } = await import('./sqlite/sealed-store.ts');
  return openSqliteValues(file, sealer);
}

/** How many values there are under each key, in all columns together. */
export async function keysInUse(store: SealedStore): Promise<ReadonlyMap<string | null, number>> {
  const total = new Map<string | null, number>();
  for (const column of sealedColumns) {
    for (const [key, count] of await store.countKeys(column)) total.set(key, (total.get(key) ?? 0) + count);
  }
  return total;
}

/** Little enough at a time that adapters don't notice. */
const rowsAtOnce = 200;

/**
 * Goes through everything once. What is written meanwhile by an adapter that doesn't have the newest keys yet may be missed.
 * @param progress told of every few rows
 */
export async function resealAll(
  store: SealedStore,
  progress: (column: SealedColumn, looked: number, changed: number) => void,
): Promise<number> {
  let total = 0;
  for (const column of sealedColumns) {
    let looked = 0;
    for (let after: string | null = ''; after !== null; ) {
      const some: Resealed = await store.resealSome(column, after, rowsAtOnce);
      after = some.last;
      looked += some.looked;
      total += some.changed;
      progress(column, looked, total);
    }
  }
  return total;
}
