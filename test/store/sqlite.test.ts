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
  await expect(data.open()).rejects.toThrow(
    'the database has schema version 99, this adapter knows up to 10',
  );
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

test('places that an older version has claimed stay claimed', async () => {
  const data = await sqlite();
  const visits = new Visits();
  const lastPlace = () => visits.visit({ candidates: [candidate({ capacity: 1 })] });
  const store = await data.open();
  await visits.claimed(store, lastPlace());
  await store.close();
  const connection = new DatabaseSync(data.file);
  connection.exec(`
    CREATE TABLE older (
      operation TEXT NOT NULL, merchant TEXT NOT NULL, calendar TEXT NOT NULL, zone TEXT NOT NULL, start_sec INTEGER NOT NULL,
      settled INTEGER, settled_ms INTEGER, expires_ms INTEGER,
      PRIMARY KEY (merchant, calendar, zone, start_sec, operation)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO older SELECT operation, merchant, calendar, zone, start_sec, settled, settled_ms, expires_ms FROM claims;
    DROP TABLE claims;
    ALTER TABLE older RENAME TO claims;
    CREATE INDEX bookings_to_forget ON bookings (end_sec) WHERE read_due_ms IS NOT NULL;
    ALTER TABLE bookings DROP COLUMN last_operation;
    PRAGMA user_version = 8;`);
  connection.close();
  const again = await data.open();
  const claim = visits.createClaim(lastPlace(), await again.moment());
  expect(await again.claimCreate(claim)).toEqual({ kind: 'contended' });
  await again.close();
  await data.discard();
});
