import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import {
  allScopes,
  ask,
  atTen,
  book,
  both,
  branchId,
  closeClinics,
  customer,
  openCombination,
  paths,
  reserve,
  timeSlots,
  tokenHeaders,
} from './running-combination.ts';

let folder = '';
let dataFile = '';
let child: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-clinic-'));
  dataFile = join(folder, 'clinic.sqlite');
});

afterEach(async () => {
  await closeClinics();
  child?.kill('SIGKILL');
  child = undefined;
  rmSync(folder, { recursive: true });
});

test('appointments, holds, used reservations and tokens outlive a restart', async () => {
  const first = await openCombination({ dataFile });
  const used = await reserve(first);
  await first.send('POST', paths.confirm(used), customer);
  const held = await reserve(first, atTen);
  const kept = await first.token();
  const before = first.clinic.control.state();
  await first.clinic.close();
  const second = await openCombination({ dataFile });
  second.useToken(kept);
  const { calls: _, ...lists } = before;
  expect(second.clinic.control.state()).toMatchObject(lists);
  expect((await second.send('POST', paths.confirm(used), customer)).body).toMatchObject({
    messageId: 'RESERVATION_USED',
  });
  expect((await second.send('POST', paths.confirm(held), customer)).status).toBe(201);
});

test('a reset forgets appointments, holds, faults and counted calls, of both systems, and keeps tokens', async () => {
  const running = await openCombination({ settings: { rateLimitPerMinute: 4 } });
  await book(running);
  await reserve(running, atTen);
  running.clinic.control.addFault({ operation: '*', effect: 'status-503' });
  running.clinic.control.reset();
  expect(running.clinic.control.state()).toMatchObject({
    appointments: [],
    holds: [],
    schedules: [],
    calls: {},
  });
  for (let at = 0; at < 4; at += 1) expect(await timeSlots(running)).toHaveLength(26);
});

test('an answered reservation and confirm outlive a kill of the process', async () => {
  const module = pathToFileURL(join(__dirname, '../../../src/sandbox-clinic/sandbox-clinic.ts')).href;
  const program = `
    const { startSandboxClinic } = await import(${JSON.stringify(module)});
    const clock = { now: () => Date.parse('2026-03-02T01:00:00Z') };
    const clinic = await startSandboxClinic({ port: 0, dataFile: ${JSON.stringify(dataFile)}, clock });
    console.log(clinic.url);
  `;
  child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!child.stdout) throw new Error('the child has no output');
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  const form = `grant_type=client_credentials&scope=${encodeURIComponent(allScopes)}`;
  const issued = await ask(`${url}/oauth2/token`, 'POST', tokenHeaders, form);
  const headers = {
    authorization: `Bearer ${(issued.body as { access_token: string }).access_token}`,
    'x-tenant-id': 'utrechtclinic-nl',
    'accept-language': 'en_US',
  };
  const post = (path: string, body: object) => ask(url + path, 'POST', headers, JSON.stringify(body));
  const slots = await ask(`${url}${paths.timeSlots}?serviceIds=${both}`, 'GET', headers, undefined);
  const [timeSlot, , later] = slots.body as object[];
  const branch = { serviceIds: both, branchId };
  const held = await post(paths.reserve, { ...branch, timeSlot });
  const { reservationId } = held.body as { reservationId: string };
  const made = await post(paths.confirm(reservationId), customer);
  const kept = await post(paths.reserve, { ...branch, timeSlot: later });
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
  const after = await openCombination({ dataFile });
  expect(after.clinic.control.state()).toMatchObject({
    appointments: [{ appointmentId: (made.body as { appointmentId: string }).appointmentId }],
    holds: [{ reservationId: (kept.body as { reservationId: string }).reservationId }],
  });
});
