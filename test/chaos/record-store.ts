import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startPostgres, withClient } from '../store/postgres-server.ts';

export type Engine = 'sqlite' | 'postgres';

/** Where the adapters of a run keep their record. */
export interface RecordStore {
  /** What the adapters are told of it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Operations that aren't finished. */
  openOperations(): Promise<number>;
  restart: (() => Promise<void>) | null;
  close(): Promise<void>;
}

const openQuery = `SELECT count(*) AS open FROM operations WHERE state IN ('sent', 'unknown', 'needs-person')`;

export function openRecordStore(engine: Engine, folder: string): Promise<RecordStore> {
  return engine === 'sqlite' ? Promise.resolve(sqliteRecord(folder)) : postgresRecord();
}

function sqliteRecord(folder: string): RecordStore {
  const dataDir = path.join(folder, 'adapter');
  mkdirSync(dataDir);
  return {
    environment: { DATA_DIR: dataDir },
    openOperations: async () => {
      const connection = new DatabaseSync(path.join(dataDir, 'adapter.sqlite'), { readOnly: true });
      try {
        return Number(connection.prepare(openQuery).get()?.['open']);
      } finally {
        connection.close();
      }
    },
    restart: null,
    close: async () => undefined,
  };
}

async function postgresRecord(): Promise<RecordStore> {
  const server = await startPostgres();
  const url = await server.createDatabase();
  return {
    environment: { DATABASE_URL: url },
    openOperations: () =>
      withClient(url, async (client) => Number((await client.query(openQuery)).rows[0]?.open)),
    restart: async () => {
      await server.crash();
      await server.start();
    },
    close: () => server.close(),
  };
}
