import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { systemClock } from '../../src/system.ts';
import { describeBookingStore, type StoreUnderTest } from './booking-store-suite.ts';
import { sealer } from './test-vault.ts';

async function sqlite(): Promise<StoreUnderTest & { readonly file: string }> {
  const directory = await mkdtemp(path.join(tmpdir(), 'booking-sqlite-'));
  const file = path.join(directory, 'adapter.sqlite');
  return {
    file,
    open: async () => openSqliteStore(file, systemClock, sealer),
    discard: () => rm(directory, { recursive: true, force: true }),
  };
}

describeBookingStore('SQLite', sqlite);

test('a file that a newer version of the adapter has written is refused', async () => {
  const data = await sqlite();
  const store = await data.open();
  await store.close();
  const connection = new DatabaseSync(data.file);
  connection.exec('PRAGMA user_version = 99');
  connection.close();
  await expect(data.open()).rejects.toThrow('the database has schema version 99, this adapter knows up to 6');
  await data.discard();
});
