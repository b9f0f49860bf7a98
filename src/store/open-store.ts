import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';
import type { BookingStore } from '../core/booking-store.ts';
import type { Clock } from '../core/clock.ts';
import { openSqliteStore } from './sqlite/sqlite-store.ts';

/** Where the store is. */
export interface StoreSettings {
  /** PostgreSQL instead of a file; holds a password, so never log it. */
  readonly databaseUrl: string | null;
  /** Holds the file `adapter.sqlite`; made if it isn't there. Not used with PostgreSQL. */
  readonly dataDir: string;
  /** Only the embedded store's clock: PostgreSQL has its own, which its processes share. */
  readonly clock: Clock;
  readonly log: Logger;
}

/** Opens the engine that the settings ask for. Rejects when it can't be opened or is of a newer version. */
export async function openStore({ databaseUrl, dataDir, clock, log }: StoreSettings): Promise<BookingStore> {
  if (databaseUrl !== null) {
    // Its client library costs memory that nobody should pay for a file.
    const { openPostgresStore } = await import('./postgres/postgres-store.ts');
    return openPostgresStore({ url: databaseUrl, log });
  }
  mkdirSync(dataDir, { recursive: true });
  return openSqliteStore(path.join(dataDir, 'adapter.sqlite'), clock);
}
