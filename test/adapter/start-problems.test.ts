import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { loadConfiguration } from '../../src/configuration/load-configuration.ts';
import { ConfigurationError, type Problem } from '../../src/configuration/problem.ts';
import { createLog } from '../../src/log.ts';
import { runAdapter } from '../../src/run-adapter.ts';

const mainFile = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

// The gRPC library tells the terminal of a port that is taken, besides its caller.
jest.spyOn(console, 'error').mockImplementation();

let folder: string;
let taken: Server;
let takenPort: number;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'start-problems-'));
  taken = createServer();
  takenPort = await new Promise<number>((resolve) => {
    taken.listen(0, '127.0.0.1', () => {
      const address = taken.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
});
afterAll(async () => {
  await new Promise((resolve) => taken.close(resolve));
  rmSync(folder, { recursive: true });
});

const anyPorts = { HTTP_PORT: '0', GRPC_PORT: '0', ADMIN_PORT: '0', CLINIC_PORT: '1', LOG_LEVEL: 'silent' };

/** What an adapter that can't start with these settings says. */
async function problemOf(environment: Readonly<Record<string, string>>): Promise<Problem | undefined> {
  const configuration = loadConfiguration({ ...anyPorts, DATA_DIR: folder, ...environment });
  const log = createLog('silent');
  try {
    const running = await runAdapter(configuration, log);
    await running.stop();
    throw new Error('it started');
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    expect(error.problems).toHaveLength(1);
    return error.problems[0];
  }
}

test.each(['HTTP_PORT', 'GRPC_PORT', 'ADMIN_PORT'])(
  '%s that is taken is told by its name, and nothing is left running',
  async (setting) => {
    expect(await problemOf({ [setting]: String(takenPort) })).toEqual({
      file: 'environment',
      line: null,
      path: setting,
      problem: `port ${takenPort} can't be used: another process listens there`,
      remedy: 'Stop that process, or choose another port.',
    });
  },
);

function folderWith(name: string, prepare: (file: string) => void): string {
  const dataDir = path.join(folder, name);
  mkdirSync(dataDir);
  prepare(path.join(dataDir, 'adapter.sqlite'));
  return dataDir;
}

const noise = Buffer.alloc(20_000, 'no database ');

test.each([
  [
    'other bytes',
    (file: string) => writeFileSync(file, noise),
    'it is no SQLite database',
    /copy of the file.* DATA_DIR/,
  ],
  ['a folder', (file: string) => mkdirSync(file), 'it cannot be opened', /DATA_DIR/],
  [
    'a database of a newer version',
    makeNewer,
    'a newer version of the adapter has written it',
    /that version/,
  ],
])("%s in the place of the adapter's record: the file is told", async (what, prepare, problem, remedy) => {
  const dataDir = folderWith(what, prepare);
  expect(await problemOf({ DATA_DIR: dataDir })).toEqual({
    file: path.join(dataDir, 'adapter.sqlite'),
    line: null,
    path: '',
    problem: `can't be used: ${problem}`,
    remedy: expect.stringMatching(remedy),
  });
});

function makeNewer(file: string): void {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA user_version = 10000');
  database.close();
}

test.each(['', '/below'])('a DATA_DIR that is a file%s is told', async (below) => {
  const file = path.join(folder, 'a-file');
  writeFileSync(file, '');
  expect(await problemOf({ DATA_DIR: file + below })).toMatchObject({
    problem: "can't be used: a file is in the way of the folder",
    remedy: expect.stringContaining('DATA_DIR'),
  });
});

test.each([
  ['nowhere', 'nothing-there', ''],
  ['itself', 'link-to-itself', '/below'],
])('a DATA_DIR behind a link to %s is told', async (what, target, below) => {
  const link = path.join(folder, `link-to-${what}`);
  symlinkSync(path.join(folder, target), link);
  expect(await problemOf({ DATA_DIR: link + below })).toMatchObject({
    problem: "can't be used: a link on the way there leads nowhere",
    remedy: expect.stringContaining('DATA_DIR'),
  });
});

test('a database that nobody serves is told by its setting, without its password', async () => {
  const problem = await problemOf({ DATABASE_URL: 'postgresql://adapter:hush@127.0.0.1:1/bookings' });
  expect(problem).toMatchObject({
    file: 'environment',
    path: 'DATABASE_URL',
    problem: "the database can't be used: nothing answers there",
  });
  expect(JSON.stringify(problem)).not.toContain('hush');
});

test.each([
  ['CLINIC_PORT: port', () => ({ CLINIC_PORT: String(takenPort), DATA_DIR: path.join(folder, 'fresh') })],
  ['sandbox-clinic.sqlite: can', () => ({ DATA_DIR: folderOfNoise() })],
])('a sandbox clinic that cannot start says why, and what to do: %s', (said, environment) => {
  const { status, stderr } = spawnSync(process.execPath, [mainFile, 'clinic'], {
    env: { ...anyPorts, ...environment() },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toContain(said);
  expect(stderr).toMatch(/\n {4}[A-Z][^\n]+\.\n$/);
});

function folderOfNoise(): string {
  const dataDir = path.join(folder, 'noise');
  mkdirSync(dataDir);
  writeFileSync(path.join(dataDir, 'sandbox-clinic.sqlite'), noise);
  return dataDir;
}
