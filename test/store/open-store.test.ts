import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open-store.ts';
import { machineClock } from './machine-clock.ts';
import { startPostgres, withClient } from './postgres-server.ts';
import { sealer } from './test-vault.ts';
import { Visits } from './visits.ts';

const log = createLog('silent');
const visits = new Visits();
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'booking-store-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

test('without a database URL the store is a file in the data directory, which is made', async () => {
  const dataDir = path.join(directory, 'a', 'b');
  const settings = { databaseUrl: null, dataDir, clock: machineClock, log, sealer };
  const store = await openStore(settings);
  const booking = await visits.booked(store, visits.visit());
  await store.close();
  expect(await readdir(dataDir)).toContain('adapter.sqlite');
  const again = await openStore(settings);
  expect(await again.booking(booking.id)).toEqual(booking);
  await again.close();
});

test('with a database URL the store is there, and no file is made', async () => {
  const server = await startPostgres();
  const databaseUrl = await server.createDatabase();
  const store = await openStore({
    databaseUrl,
    dataDir: path.join(directory, 'a'),
    clock: machineClock,
    log,
    sealer,
  });
  const { id } = await visits.booked(store, visits.visit());
  const { rows } = await withClient(databaseUrl, (client) => client.query('SELECT id FROM bookings'));
  expect(rows).toEqual([{ id }]);
  await store.close();
  expect(await readdir(directory)).toEqual([]);
  await server.close();
});
