import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type SandboxClinic, startSandboxClinic } from '../../src/sandbox-clinic/sandbox-clinic.ts';
import { startPostgres } from '../store/postgres-server.ts';
import { Wire } from '../store/wire.ts';
import { type LoneAdapter, startAdapter, wishOf } from './lone-adapter.ts';
import { callOverHttp } from './partner-calls.ts';
import { Guard } from './product-process.ts';
import { createOf } from './questions.ts';
import { invitesRepeat } from './record.ts';

const day = 24 * 3_600_000;

/** Longer than the process gives itself, so that what ends it is seen by its code: it ends with another one when it is late. */
const patienceMs = 30_000;

let folder: string;
let guard: Guard;
let clinic: SandboxClinic;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'stopping-'));
  guard = new Guard();
  clinic = await startSandboxClinic({ port: 0, dataFile: ':memory:' });
});
afterEach(async () => {
  await guard.close();
  await clinic.close();
  rmSync(folder, { recursive: true });
}, patienceMs);

const adapter = (environment: Readonly<Record<string, string>> = {}): Promise<LoneAdapter> =>
  startAdapter({ folder, guard, clinicUrl: clinic.url, environment });

const wish = wishOf('stopped-in-the-middle');

test(
  'a stop with commands on their way to a clinic that hangs is orderly, and the next process knows of them',
  async () => {
    const { process, port } = await adapter();
    clinic.control.addFault({ operation: 'reserve', effect: 'delay', delayMs: day });
    const { call } = createOf(wish);
    const answer = callOverHttp(port, call);
    while (clinic.control.state().calls['reserve'] === undefined) await new Promise(setImmediate);
    const { code } = await process.drain(patienceMs);
    expect(code).toBe(0);
    expect(await answer).toMatchObject({ kind: 'error', status: '504' });

    clinic.control.clearFaults();
    const next = await adapter();
    let repeated = await callOverHttp(next.port, call);
    // As partners do, for as long as the answer invites it.
    while (repeated.kind === 'error' && invitesRepeat(repeated.status))
      repeated = await callOverHttp(next.port, call);
    expect(repeated).toMatchObject({ kind: 'booking', startSec: wish.startSec });
    expect(clinic.control.state().schedules).toHaveLength(1);
    await next.process.close();
  },
  3 * patienceMs,
);

test(
  'a stop while the database is down is orderly, and what was booked is known to the next process',
  async () => {
    const database = await startPostgres();
    try {
      const environment = { DATABASE_URL: await database.createDatabase() };
      const { process, port } = await adapter(environment);
      const { call } = createOf(wish);
      const booked = await callOverHttp(port, call);
      expect(booked).toMatchObject({ kind: 'booking', startSec: wish.startSec });
      await database.crash();
      const { code } = await process.drain(patienceMs);
      expect(code).toBe(0);

      await database.start();
      const next = await adapter(environment);
      expect(await callOverHttp(next.port, call)).toEqual(booked);
      await next.process.close();
    } finally {
      await database.close();
    }
  },
  3 * patienceMs,
);

/** A caller who never finishes a request, and so uses up all the time that callers get at a stop. */
async function slowCaller(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => socket.destroy());
  await once(socket, 'connect');
  const authorization = `Basic ${Buffer.from('google-sandbox:sandbox-secret').toString('base64')}`;
  const head = ['POST /v3/CreateBooking HTTP/1.1', 'Host: adapter', `Authorization: ${authorization}`];
  socket.write(`${head.join('\r\n')}\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{`);
  return socket;
}

test(
  'a stop that takes as long as it may is orderly, though the database falls silent in the middle of it',
  async () => {
    const database = await startPostgres();
    const url = await database.createDatabase();
    const wire = await Wire.to(Number(new URL(url).port));
    try {
      const { process, port } = await adapter({ DATABASE_URL: wire.urlOf(url) });
      clinic.control.addFault({ operation: 'reserve', effect: 'delay', delayMs: day });
      const answers = Array.from({ length: 50 }, (_, number) => {
        const startSec = wish.startSec + 1_800 * (number % 16) + 86_400 * Math.floor(number / 16);
        const other = { ...wish, number, token: `stopped-${number}`, user: `user-${number}`, startSec };
        const { call } = createOf(other);
        return callOverHttp(port, call);
      });
      while (clinic.control.state().calls['reserve'] === undefined) await new Promise(setImmediate);
      const caller = await slowCaller(port);
      caller.once('close', () => wire.silence());
      const { code } = await process.drain(patienceMs);
      expect(code).toBe(0);
      for (const answer of await Promise.all(answers)) expect(answer).toMatchObject({ kind: 'error' });
    } finally {
      await wire.close();
      await database.close();
    }
  },
  3 * patienceMs,
);
