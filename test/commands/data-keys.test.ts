import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { createLog } from '../../src/log.ts';
import { readKeyRing } from '../../src/personal-data/followed-keys.ts';
import { Vault } from '../../src/personal-data/vault.ts';
import { openStore } from '../../src/store/open-store.ts';
import { machineClock } from '../store/machine-clock.ts';
import { Visits } from '../store/visits.ts';
import { Folder } from '../tls/certificates.ts';

const command = path.resolve(__dirname, '../../src/commands/data-keys.ts');
const sandbox = path.resolve(__dirname, '../../config/sandbox.yaml');

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

function run(...args: string[]) {
  const env = {
    ...process.env,
    ADAPTER_CONFIG: folder.file('adapter.yaml'),
    DATA_DIR: folder.path,
    DATABASE_URL: '',
  };
  return spawnSync(process.execPath, [command, ...args], { encoding: 'utf8', env });
}

const ringIn = (file: string) => readKeyRing({ kind: 'file', file });

/** A store with two bookings, written with the keys in the file. */
async function book(keysFile: string) {
  const configuration = parse(readFileSync(sandbox, 'utf8'));
  folder.write('adapter.yaml', stringify({ ...configuration, personalData: { keysFile } }));
  const ring = ringIn(keysFile);
  const sealer = new Vault({ ring, reload: () => ring });
  const settings = {
    databaseUrl: null,
    dataDir: folder.path,
    clock: machineClock,
    log: createLog('silent'),
    sealer,
  };
  const store = await openStore(settings);
  const visits = new Visits();
  for (let count = 0; count < 2; count += 1) await visits.booked(store, visits.visit());
  await store.close();
}

test('a new file is for its owner alone, and never takes the place of another', () => {
  const file = folder.file('keys');
  expect(run('init', file, '--id', 'first')).toMatchObject({ status: 0, stderr: '' });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(ringIn(file).current).toBe('first');
  const text = readFileSync(file, 'utf8');
  expect(run('init', file)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('file already exists'),
  });
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('a key that is added is written with, and after rotating the only one that is needed', async () => {
  const file = folder.file('keys');
  run('init', file, '--id', 'first');
  await book(file);
  expect(run('status').stdout).toBe('first: 2 values (the current key)\n');
  expect(run('add', file, '--id', 'second')).toMatchObject({ status: 0 });
  expect(ringIn(file)).toMatchObject({ current: 'second', index: expect.anything() });
  expect(run('status').stdout).toBe('first: 2 values\n');
  const rotated = run('rotate');
  expect(rotated).toMatchObject({
    status: 0,
    stdout: 'sealed 2 values with the key second; no other key is needed any more\n',
    stderr: expect.stringContaining('bookings.person: 2 rows'),
  });
  expect(run('status').stdout).toBe('second: 2 values (the current key)\n');
  expect(run('rotate').stdout).toBe('sealed 0 values with the key second; no other key is needed any more\n');
}, 60_000);

test('--help tells how to use it', () => {
  expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage: ') });
});

test.each([
  ['an unknown command', ['rotat'], 'unknown command: rotat'],
  ['no file', ['init'], 'init takes one file'],
  ['two files', ['add', 'a', 'b'], 'add takes one file'],
  ['a file too many', ['rotate', 'a'], 'rotate takes no file'],
  ['an unknown option', ['rotate', '--all'], "Unknown option '--all'"],
  ['an id with other characters', ['init', '/nowhere/keys', '--id', 'a b'], 'number 2'],
  ['a file that is not there', ['add', '/nowhere/keys'], 'ENOENT'],
  ['a configuration that is not there', ['status'], 'does not exist'],
])('%s is refused with a reason', (_name, args, reason) => {
  expect(run(...args)).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining(reason) });
});

test('a store that is not there is told, and none is made', () => {
  folder.write('adapter.yaml', readFileSync(sandbox, 'utf8'));
  expect(run('rotate')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('there is no record of bookings'),
  });
});
