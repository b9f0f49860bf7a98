import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { systemClock } from '../../src/system.ts';
import { describeBookingStore, type StoreUnderTest } from './booking-store-suite.ts';
import { sealer } from './test-vault.ts';
import { candidate, Visits } from './visits.ts';

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
  await expect(data.open()).rejects.toThrow('the database has schema version 99, this adapter knows up to 8');
  await data.discard();
});

test('places are forgotten once every reading shows what was booked there, however many they are', async () => {
  const data = await sqlite();
  const visits = new Visits();
  let nowMs = Date.now();
  const store = openSqliteStore(data.file, { now: () => nowMs, after: () => () => undefined }, sealer);
  const roomy = () => visits.visit({ candidates: [candidate({ capacity: 1_000 })] });
  const onlooker = new DatabaseSync(data.file);
  const settledPlaces = () =>
    onlooker.prepare('SELECT count(*) AS places FROM claims WHERE settled IS NOT NULL').get()?.['places'];
  await Promise.all(Array.from({ length: 450 }, () => visits.booked(store, roomy())));
  await visits.claimed(store, roomy());
  expect(settledPlaces()).toBe(450);
  nowMs += 30_000;
  await visits.booked(store, roomy());
  expect(settledPlaces()).toBe(451);
  nowMs += 31_000;
  for (let booked = 0; booked < 3; booked += 1) await visits.booked(store, roomy());
  expect(settledPlaces()).toBe(4);
  onlooker.close();
  await store.close();
  await data.discard();
});
