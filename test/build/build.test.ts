import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { Client, credentials } from '@grpc/grpc-js';

const run = promisify(execFile);
const root = path.join(__dirname, '../..');

let folder: string;
let adapter: ChildProcess;
let ports: { readonly httpPort: number; readonly grpcPort: number; readonly adminPort: number };

/** A built program, which finds nothing but `protos` beside its folder. */
function program(name: string): string {
  return path.join(folder, 'dist', `${name}.js`);
}

async function firstLogged(child: ChildProcess, message: string): Promise<typeof ports> {
  if (child.stdout === null) throw new Error('the adapter has no output');
  for await (const line of createInterface(child.stdout)) {
    const facts = JSON.parse(line);
    if (facts.msg === message) return facts;
  }
  throw new Error('the adapter ended before it served');
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'build-'));
  symlinkSync(path.join(root, 'protos'), path.join(folder, 'protos'));
  await run(process.execPath, [path.join(root, 'scripts/build.ts'), path.join(folder, 'dist')]);
  adapter = spawn(process.execPath, [program('main'), 'adapter'], {
    cwd: root,
    env: {
      ...process.env,
      HTTP_PORT: '0',
      GRPC_PORT: '0',
      ADMIN_PORT: '0',
      DATA_DIR: path.join(folder, 'data'),
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  ports = await firstLogged(adapter, 'the adapter is serving');
});

afterAll(async () => {
  const ended = once(adapter, 'exit');
  adapter.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true });
});

test('the built adapter answers over HTTP', async () => {
  const authorization = `Basic ${btoa('google-sandbox:sandbox-secret')}`;
  const answer = await fetch(`http://127.0.0.1:${ports.httpPort}/v3/HealthCheck`, {
    headers: { authorization },
  });
  expect(await answer.json()).toEqual({ status: 'SERVING' });
});

test('the built adapter answers over gRPC', async () => {
  const client = new Client(`127.0.0.1:${ports.grpcPort}`, credentials.createInsecure());
  const asIs = (bytes: Buffer): Buffer => bytes;
  const status = new Promise((resolve, reject) => {
    client.makeUnaryRequest('/grpc.health.v1.Health/Check', asIs, asIs, Buffer.alloc(0), (error, answer) =>
      error === null ? resolve(answer) : reject(error),
    );
  });
  // Field 1, an enum, is 1: serving.
  await expect(status).resolves.toEqual(Buffer.from([0x08, 0x01]));
  client.close();
});

test('the built check of readiness finds the adapter ready', async () => {
  const env = { ...process.env, ADMIN_PORT: String(ports.adminPort) };
  const { stdout } = await run(process.execPath, [program('commands/check-ready')], { env });
  expect(JSON.parse(stdout)).toMatchObject({ ready: true });
});

test.each(['main', 'commands/data-keys', 'commands/hash-password', 'conformance/main'])(
  'the built %s tells how it is used',
  async (name) => {
    const { stdout } = await run(process.execPath, [program(name), '--help']);
    expect(stdout).toContain('Usage:');
  },
);

test('the built conformance command finds packages where it is installed itself', async () => {
  const packages = path.join(folder, 'at', 'a', 'customer', 'node_modules');
  const own = path.join(packages, 'clinic-booking-adapter');
  cpSync(path.join(folder, 'dist'), path.join(own, 'dist'), { recursive: true });
  symlinkSync(path.join(root, 'protos'), path.join(own, 'protos'));
  symlinkSync(path.join(root, 'node_modules/grpc-health-check'), path.join(packages, 'grpc-health-check'));
  const { stdout } = await run(process.execPath, [path.join(own, 'dist/conformance/main.js'), '--list']);
  expect(stdout).toContain('health/serving-server-answers-200\n');
});
