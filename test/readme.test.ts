import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { RunningSystem } from './adapter/running-system.ts';

const run = promisify(execFile);
const root = path.join(__dirname, '..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

let system: RunningSystem;
let folder: string;

beforeAll(async () => {
  system = await RunningSystem.start();
  folder = mkdtempSync(path.join(tmpdir(), 'readme-'));
});

afterAll(async () => {
  await system.stop();
  rmSync(folder, { recursive: true });
});

/** The only block of a language, or of one section, with this run's ports and folder in place of the documented ones. */
function example(language: string, section = ''): string {
  const text = section === '' ? readme : (readme.split(`\n## ${section}\n`)[1]?.split('\n## ')[0] ?? '');
  const blocks = [...text.matchAll(/^```([a-z]*)\n([\s\S]*?)^```$/gm)].filter(
    ([, name]) => name === language,
  );
  expect(blocks).toHaveLength(1);
  return (blocks[0]?.[2] ?? '')
    .replaceAll('http://127.0.0.1:8080', system.url)
    .replaceAll('127.0.0.1:50051', system.grpcAddress)
    .replaceAll('http://127.0.0.1:8090', system.clinic.url)
    .replaceAll('/tmp/', `${folder}/`);
}

function statuses(): readonly string[] {
  return system.clinic.control.state().schedules.map(({ status }) => status);
}

test('the curl lines of the README book, move and cancel', async () => {
  const { stdout } = await run('bash', ['-euc', example('sh', 'Try it')], { cwd: root });
  expect(stdout.match(/"status":"(CONFIRMED|CANCELED)"/g)).toEqual([
    '"status":"CONFIRMED"',
    '"status":"CONFIRMED"',
    '"status":"CANCELED"',
    // The last one is the clinic's own word.
    '"status":"CANCELED"',
  ]);
  expect(stdout).toContain('"reservationMemo"');
  expect(statuses()).toEqual(['CANCELED']);
});

test('the curl lines and the program of the README do the same when they are run again', async () => {
  const before = statuses().length;
  const { stdout } = await run('sh', ['-euc', example('sh', 'Try it')], { cwd: root });
  expect(stdout.match(/^\{"booking":.*"status":"(CONFIRMED|CANCELED)"/gm)).toHaveLength(3);
  expect(await ranProgram()).toMatch(/^booked \S+\nmoved to \d+\nnow CANCELED\n$/);
  expect(await ranProgram()).toMatch(/^booked \S+\nmoved to \d+\nnow CANCELED\n$/);
  expect(statuses().slice(before)).toEqual(['CANCELED', 'CANCELED', 'CANCELED']);
});

test('the curl lines of the README lease a slot and book it by the lease', async () => {
  const before = statuses();
  const { stdout } = await run('bash', ['-euc', example('bash')], { cwd: root });
  expect(stdout).toMatch(/"lease_id":"[a-z2-7]{20}"/);
  expect(stdout.match(/"status":"(CONFIRMED|CANCELED)"/g)).toEqual(['"status":"CONFIRMED"']);
  expect(statuses()).toEqual([...before, 'RESERVED']);
});

test('the curl lines of the README check, make, list, move and cancel an order', async () => {
  const { stdout } = await run('bash', ['-euc', example('shell')], { cwd: root });
  expect(stdout).toMatch(/"fulfillability":\{"result":"CAN_FULFILL"/);
  expect(stdout.match(/"status":"(CONFIRMED|CANCELED)"/g)).toEqual([
    // Made and listed, with two items each time, then moved and cancelled as a whole.
    ...Array.from({ length: 5 }, () => '"status":"CONFIRMED"'),
    '"status":"CANCELED"',
  ]);
  const { appointments, holds } = system.clinic.control.state();
  expect(appointments.map(({ serviceIds, status }) => [serviceIds.length, status])).toEqual([
    [2, 'CANCELED'],
  ]);
  expect(holds).toEqual([]);
});

test("the curl lines of the README reserve and register an image in the clinic's own words", async () => {
  const { stdout } = await run('bash', ['-euc', example('sh', "The clinic's own commands")], { cwd: root });
  expect(stdout).toMatch(/^\{"reservationId":"[0-9a-f-]{36}"\}\n\{\}\n$/);
  const { schedules, images } = system.clinic.control.state();
  const [{ visitorId, scheduleId, reservationMemo } = {}] = schedules.slice(-1);
  expect(reservationMemo).toMatch(/^G-[a-z2-7]{20} asked at the desk$/);
  expect(images).toEqual([{ fileName: 'before.jpg', source: 'HOSPITAL', visitorId, scheduleId }]);
});

/** What the gRPC program of the README prints. */
async function ranProgram(): Promise<string> {
  const program = path.join(root, `.readme-${process.pid}.mjs`);
  writeFileSync(program, example('js'));
  try {
    return (await run('node', [program], { cwd: root })).stdout;
  } finally {
    rmSync(program);
  }
}

test('every npm script and every setting that the README names exists', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  for (const [, name] of readme.matchAll(/npm run ([a-z:-]+)/g)) expect(Object.keys(scripts)).toContain(name);
  const environment = readFileSync(path.join(root, 'src/configuration/environment.ts'), 'utf8');
  const settings = [...readme.matchAll(/^\| (`[A-Z_`, ]+`) \|/gm)].flatMap(([, cell]) =>
    [...(cell ?? '').matchAll(/[A-Z_]{4,}/g)].map(([name]) => name),
  );
  expect(settings.length).toBeGreaterThan(5);
  for (const name of settings) expect(environment).toContain(name);
});
