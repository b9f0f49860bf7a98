import { type PostgresServer, startPostgres, withClient } from '../store/postgres-server.ts';
import { bookingRequest, RunningSystem, seoulTime } from './running-system.ts';

let server: PostgresServer;
let url: string;
let system: RunningSystem;

beforeEach(async () => {
  server = await startPostgres();
  url = await server.createDatabase();
  system = await RunningSystem.start({ DATABASE_URL: url, LOG_LEVEL: 'silent' });
});
afterEach(async () => {
  await system.stop();
  await server.close();
});

/** Whether the database takes writes; sessions that are open are ended, since they would go on as they began. */
async function setWritable(isWritable: boolean): Promise<void> {
  const database = new URL(url).pathname.slice(1);
  await withClient(new URL('/postgres', url).href, async (client) => {
    await client.query(
      `ALTER DATABASE ${database} SET default_transaction_read_only = ${isWritable ? 'off' : 'on'}`,
    );
    await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
      database,
    ]);
  });
}

async function readiness(): Promise<{ readonly status: number; readonly checks: unknown }> {
  const response = await fetch(`${system.adminUrl}/readyz`);
  const { checks } = (await response.json()) as { readonly checks: unknown };
  return { status: response.status, checks };
}

async function untilReadinessIs(status: number): Promise<unknown> {
  for (;;) {
    const now = await readiness();
    if (now.status === status) return now.checks;
  }
}

const slot = (hour: number) => ({ service: 'consultation', startSec: seoulTime(2, hour), durationSec: 1800 });

test('with a database that only takes reads the adapter is not ready, books nothing, goes on reading, and is back by itself', async () => {
  const booked = await system.http('CreateBooking', bookingRequest(1, slot(10)));
  expect(booked).toMatchObject({ status: 200, body: { booking: { status: 'CONFIRMED' } } });
  await setWritable(false);
  expect(await untilReadinessIs(503)).toEqual({ store: 'ok', lease: 'not-ready' });

  const health = await fetch(`${system.url}/v3/HealthCheck`, {
    headers: { authorization: `Basic ${Buffer.from('google-sandbox:sandbox-secret').toString('base64')}` },
  });
  expect(health.status).toBe(503);
  expect(await system.http('CreateBooking', bookingRequest(2, slot(11)))).toMatchObject({
    status: 503,
    body: { error: { code: 'not-ready' } },
  });
  const list = await system.http('ListBookings', { user_id: 'user-1' });
  expect(list).toMatchObject({ status: 200, body: { bookings: [{ status: 'CONFIRMED' }] } });
  expect(system.clinic.control.state().schedules).toHaveLength(1);

  await setWritable(true);
  expect(await untilReadinessIs(200)).toEqual({ store: 'ok', lease: 'ok' });
  expect(await system.http('CreateBooking', bookingRequest(2, slot(11)))).toMatchObject({
    status: 200,
    body: { booking: { status: 'CONFIRMED' } },
  });
  expect(system.clinic.control.state().schedules).toHaveLength(2);
});
