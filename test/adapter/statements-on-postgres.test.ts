import { Client } from 'pg';
import { until } from '../drivers/open-api/sandbox-under-test.ts';
import { rowsOf } from '../store/held-open.ts';
import { type PostgresServer, startPostgres, withClient } from '../store/postgres-server.ts';
import { bookingRequest, RunningSystem, seoulTime } from './running-system.ts';

let server: PostgresServer;
let url: string;
let system: RunningSystem;

beforeAll(async () => {
  server = await startPostgres();
  url = await server.createDatabase();
  system = await RunningSystem.start({ DATABASE_URL: url, LOG_LEVEL: 'silent' });
});
afterAll(async () => {
  await system.stop();
  await server.close();
});

/** What a process does every second or so, whoever asks for anything. */
const background = new Set([
  'renew-owner',
  'take-over',
  'watched',
  'end-watch',
  'stale',
  'record-observation',
  'leased-places',
  'end-leases',
  'erase-bookings',
  'erase-operations',
  'erase-images',
  'shorten-audit',
]);

/** The statements of the calls that `work` makes, by their names; one without a name by its text. */
async function statementsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const query = jest.spyOn(Client.prototype, 'query');
  try {
    await work();
    return query.mock.calls
      .map(
        ([statement]) => statement as unknown as string | { readonly name?: string; readonly text: string },
      )
      .map((one) => (typeof one === 'string' ? one : (one.name ?? one.text)))
      .filter((name) => !background.has(name));
  } finally {
    query.mockRestore();
  }
}

const slot = (hour: number) => ({ service: 'consultation', startSec: seoulTime(2, hour), durationSec: 1800 });

const create = (number: number, hour: number) =>
  system.http('CreateBooking', bookingRequest(number, slot(hour)));

/** The statements of a call that was carried out; one that came to nothing because the machine was too slow is no example. */
async function statementsOfOne(
  ask: (attempt: number) => ReturnType<typeof create>,
): Promise<readonly string[]> {
  for (let attempt = 0; ; attempt += 1) {
    let status = 0;
    const statements = await statementsOf(async () => {
      const reply = await ask(attempt);
      status = reply.status;
      if (status === 200) expect(reply.body).toMatchObject({ booking: { status: 'CONFIRMED' } });
    });
    if (status === 200) return statements;
    expect([503, 504]).toContain(status);
  }
}

test('a CreateBooking costs three statements in all, and a repeat of it one', async () => {
  let last = () => create(1, 9);
  const first = await statementsOfOne((attempt) => {
    last = () => create(100 + attempt, 9 + attempt);
    return last();
  });
  expect(first).toEqual(['look-at-token', 'claim-create', 'settle']);
  expect(await statementsOfOne(() => last())).toEqual(['look-at-token']);
});

test('while the clinic is asked for a reservation no transaction is open and nothing is locked', async () => {
  const { control } = system.clinic;
  control.addFault({ operation: 'reserve', effect: 'delay', delayMs: 24 * 3_600_000 });
  const asked = control.state().calls['reserve'] ?? 0;
  const answers = [4, 5, 6].map((number) =>
    system.http(
      'CreateBooking',
      bookingRequest(number, { ...slot(9 + number), startSec: seoulTime(3, 9 + number) }),
    ),
  );
  await until(() => (control.state().calls['reserve'] ?? 0) === asked + 3);
  await withClient(url, async (session) => {
    const held = `SELECT a.state, l.locktype, l.mode FROM pg_stat_activity AS a JOIN pg_locks AS l ON l.pid = a.pid
      WHERE a.application_name = 'clinic-booking-adapter' AND a.datname = current_database() AND a.state <> 'active'`;
    expect(await rowsOf(session, held)).toEqual([]);
    const open = `SELECT state FROM pg_stat_activity WHERE application_name = 'clinic-booking-adapter'
      AND datname = current_database() AND state LIKE 'idle in transaction%'`;
    expect(await rowsOf(session, open)).toEqual([]);
  });
  for (const answer of await Promise.all(answers)) expect(answer.status).toBe(504);
});
