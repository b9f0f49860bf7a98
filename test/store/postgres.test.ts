import { createLog } from '../../src/log.ts';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { describeBookingStore } from './booking-store-suite.ts';
import { machineClock } from './machine-clock.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { sealer } from './test-vault.ts';

const log = createLog('silent');
let server: PostgresServer;
let migrated: string;

beforeAll(async () => {
  server = await startPostgres();
  migrated = await server.createDatabase();
  const store = await openPostgresStore({ url: migrated, clock: machineClock, log, sealer });
  await store.close();
});
afterAll(() => server.close());

describeBookingStore('PostgreSQL', async () => {
  const url = await server.createDatabase(migrated);
  return {
    open: () => openPostgresStore({ url, clock: machineClock, log, sealer, poolSize: 4 }),
    discard: async () => undefined,
  };
});
