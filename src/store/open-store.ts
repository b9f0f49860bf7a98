import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';
import type { BookingStore } from '../core/booking-store.ts';
import { RecentlySealed } from './recently-sealed.ts';
import type { Sealer } from './sealed-values.ts';
import type { SharedClock } from './shared-clock.ts';
import { openSqliteStore } from './sqlite/sqlite-store.ts';

/** Where the store is. */
export interface StoreSettings {
  /** PostgreSQL instead of a file; holds a password, so never log it. */
  readonly databaseUrl: string | null;
  /** Holds the file `adapter.sqlite`; made if it isn't there. Not used with PostgreSQL. */
  readonly dataDir: string;
  /** The embedded store goes by it; PostgreSQL has a clock of its own, with which this one is kept in agreement. */
  readonly clock: SharedClock;
  readonly log: Logger;
  /** Keeps personal data from whoever gets hold of the files. */
  readonly sealer: Sealer;
}

/** The embedded store's file in its folder. */
export function storeFile(dataDir: string): string {
  return path.join(dataDir, 'adapter.sqlite');
}

/**
 * Opens the engine that the settings ask for. Rejects when it can't be opened, is of a newer version or was written with another index
 * key.
 */
export async function openStore(settings: StoreSettings): Promise<BookingStore> {
  const { databaseUrl, dataDir, clock, log, sealer } = settings;
  if (databaseUrl !== null) {
    // Its client library costs memory that nobody should pay for a file.
    const { openPostgresStore } = await import('./postgres/postgres-store.ts');
    return openPostgresStore({ url: databaseUrl, clock, log, sealer: new RecentlySealed(sealer) });
  }
  mkdirSync(dataDir, { recursive: true });
  return openSqliteStore(storeFile(dataDir), clock, sealer);
}
