import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { seoulApiKey } from '../../src/sandbox-clinic/demo-data.ts';
import { startSandboxClinic } from '../../src/sandbox-clinic/sandbox-clinic.ts';
import {
  atTen,
  closeClinics,
  consultation,
  ManualTime,
  openClinic,
  paths,
  reserveOne,
  somebody,
} from './running-clinic.ts';

let folder = '';
let dataFile = '';
let child: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-clinic-'));
  dataFile = join(folder, 'deep', 'clinic.sqlite');
});

afterEach(async () => {
  await closeClinics();
  child?.kill('SIGKILL');
  child = undefined;
  rmSync(folder, { recursive: true });
});

test('everything stored, settings and tokens outlive a restart; faults and counts do not', async () => {
  const first = await openClinic({ dataFile });
  await reserveOne(first);
  await first.call(paths.registerImages, { images: [{ fileName: 'a.jpg' }] });
  await first.call(paths.occupy, { ...consultation, ...atTen });
  await first.control('PUT', 'settings', { openDays: 5 });
  await first.control('POST', 'faults', { operation: '*', effect: 'status-503' });
  first.clinic.control.clearFaults();
  const kept = await first.newToken();
  const before = first.clinic.control.state();
  await first.clinic.close();
  const second = await openClinic({ dataFile });
  expect(second.clinic.control.state()).toEqual({ ...before, calls: { 'exchange-token': 1 } });
  expect(second.clinic.control.settings().openDays).toBe(5);
  second.useToken(kept);
  expect((await second.call(paths.groups, {})).status).toBe(200);
});

test('an answered command outlives a kill of the process', async () => {
  const module = pathToFileURL(join(__dirname, '../../src/sandbox-clinic/sandbox-clinic.ts')).href;
  const program = `
    const { startSandboxClinic } = await import(${JSON.stringify(module)});
    const clinic = await startSandboxClinic({ port: 0, dataFile: ${JSON.stringify(dataFile)} });
    console.log(clinic.url);
  `;
  child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!child.stdout) throw new Error('the child has no output');
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  const post = async (path: string, body: object, token = '') => {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await response.json()) as { [key: string]: string };
  };
  const { token } = await post(paths.exchangeToken, { key: seoulApiKey });
  const made = await post(paths.reserveV1, { ...somebody, ...consultation, ...atTen }, token);
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
  const { clinic } = await openClinic({ dataFile });
  expect(clinic.control.state().schedules).toMatchObject([{ reservationId: made['reservationId'] }]);
});

test('a close finishes late calls that are due and drops the others', async () => {
  const first = await openClinic({ dataFile });
  const { control } = first.clinic;
  control.addFault({ operation: 'reserve', effect: 'late-commit', delayMs: 10, times: 1 });
  control.addFault({ operation: 'reserve', effect: 'late-commit', delayMs: 11, times: 1 });
  const body = { ...somebody, ...consultation };
  const later = { startDateTimeUtc: '2026-03-04T01:00:00Z', endDateTimeUtc: '2026-03-04T02:00:00Z' };
  await expect(first.call(paths.reserveV1, { ...body, ...atTen })).rejects.toThrow();
  await expect(first.call(paths.reserveV1, { ...body, ...later })).rejects.toThrow();
  first.time.pass(10);
  await first.clinic.close();
  const second = await openClinic({ dataFile });
  expect(second.clinic.control.state().schedules).toMatchObject([
    { startDateTimeUtc: '2026-03-03T01:00:00.000Z' },
  ]);
  expect(second.clinic.control.state().schedules).toHaveLength(1);
});

test('a close cuts an answer that is being held back, and may be asked twice', async () => {
  const { clinic, call, time } = await openClinic();
  clinic.control.addFault({ operation: '*', effect: 'delay', delayMs: 60_000 });
  const cut = expect(call(paths.groups, {})).rejects.toThrow();
  while (time.waiting === 0) await new Promise((resolve) => setImmediate(resolve));
  await Promise.all([clinic.close(), clinic.close()]);
  await cut;
  expect(time.waiting).toBe(0);
});

test('a port that is taken and a wrong setting are told at the start', async () => {
  const { clinic } = await openClinic();
  const options = { dataFile: ':memory:', clock: new ManualTime() };
  await expect(startSandboxClinic({ ...options, port: clinic.port })).rejects.toThrow('EADDRINUSE');
  const settings = { openDays: -1 };
  await expect(startSandboxClinic({ ...options, port: 0, settings })).rejects.toThrow('openDays must be');
});
