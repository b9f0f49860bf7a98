import { type PostgresServer, startPostgres, withClient } from '../store/postgres-server.ts';
import { bookingRequest, RunningSystem, seoulTime } from './running-system.ts';
import { ShiftedClock } from './shifted-clock.ts';

const hourMs = 3_600_000;

const clock = new ShiftedClock();
let server: PostgresServer;
let system: RunningSystem;

beforeAll(async () => {
  server = await startPostgres();
});
afterEach(async () => {
  clock.reset();
  await system.stop();
});
afterAll(() => server.close());

test.each([
  ['an hour behind', -hourMs],
  ['an hour ahead', hourMs],
])("on PostgreSQL an adapter whose machine's clock is %s books by the database's", async (_off, offMs) => {
  const url = await server.createDatabase();
  clock.set(Date.now() + offMs);
  system = await RunningSystem.start({ DATABASE_URL: url });
  const slot = { service: 'consultation', startSec: seoulTime(2, 10), durationSec: 1800 };
  const { body } = await system.http('CreateBooking', bookingRequest(1, slot));
  expect(body).toMatchObject({ booking: { status: 'CONFIRMED' } });
  const { rows } = await withClient(url, (client) =>
    client.query(
      'SELECT abs(created_ms / 1000 - extract(epoch FROM now())) < 600 AS booked_now FROM bookings',
    ),
  );
  expect(rows).toEqual([{ booked_now: true }]);
});
