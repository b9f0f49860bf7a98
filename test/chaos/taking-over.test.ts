import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type SandboxClinic, startSandboxClinic } from '../../src/sandbox-clinic/sandbox-clinic.ts';
import { type PostgresServer, startPostgres, withClient } from '../store/postgres-server.ts';
import { startAdapter, wishOf } from './lone-adapter.ts';
import { callOverHttp } from './partner-calls.ts';
import { Guard } from './product-process.ts';
import { createOf } from './questions.ts';

const patienceMs = 60_000;

/** The lease of 5 s and what the living need to notice; nothing that waits for a restart, a day or a person would do. */
const takenOverWithinMs = 15_000;

let folder: string;
let guard: Guard;
let clinic: SandboxClinic;
let database: PostgresServer;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'taking-over-'));
  guard = new Guard();
  clinic = await startSandboxClinic({ port: 0, dataFile: ':memory:' });
  database = await startPostgres();
}, patienceMs);
afterEach(async () => {
  await guard.close();
  await clinic.close();
  await database.close();
  rmSync(folder, { recursive: true });
}, patienceMs);

const wish = wishOf('killed-in-the-middle');

test(
  'what a killed process had begun is finished by another one in seconds, though the dead one never comes back',
  async () => {
    const url = await database.createDatabase();
    const start = () =>
      startAdapter({ folder, guard, clinicUrl: clinic.url, environment: { DATABASE_URL: url } });
    const [first, second] = [await start(), await start()];
    clinic.control.addFault({ operation: 'reserve', effect: 'lose-response' });
    // Looking fails, too, so that the first process is still at work on it when it dies.
    clinic.control.addFault({ operation: 'get-schedules-summarized-by-tasks', effect: 'status-503' });
    const { call } = createOf(wish);
    const answer = callOverHttp(first.port, call);
    while (clinic.control.state().schedules.length === 0) await new Promise(setImmediate);
    await first.process.kill();
    const killedMs = performance.now();
    expect(await answer).toMatchObject({ kind: 'none' });
    clinic.control.clearFaults();

    await withClient(url, async (client) => {
      const unfinished = `SELECT FROM operations WHERE state IN ('sent', 'unknown', 'needs-person')`;
      while ((await client.query(unfinished)).rowCount !== 0) await new Promise(setImmediate);
    });
    expect(performance.now() - killedMs).toBeLessThan(takenOverWithinMs);
    expect(await callOverHttp(second.port, call)).toMatchObject({ kind: 'booking' });
    expect(clinic.control.state().schedules).toHaveLength(1);
    await second.process.close();
  },
  3 * patienceMs,
);
