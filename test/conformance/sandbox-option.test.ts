import { execFile } from 'node:child_process';
import path from 'node:path';
import { RunningSystem } from '../adapter/running-system.ts';
import { standingPorts } from '../standing-ports.ts';

const entry = path.join(__dirname, '../../src/conformance/main.ts');
const few = ['--only', 'create/free-slot,controlled/booking-is'];

function run(
  ports: NodeJS.ProcessEnv,
  more: readonly string[],
): Promise<{ readonly code: number; readonly out: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [entry, '--sandbox', ...more],
      { env: { ...process.env, ...ports } },
      (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: out + err });
      },
    );
  });
}

const conforms = /\n4 scenarios tried, 4 as expected; 0 must, 0 should, 0 note; .*\nConforms/;

test('--sandbox judges the sandbox that runs', async () => {
  const system = await RunningSystem.start();
  try {
    const [, grpcPort = ''] = system.grpcAddress.split(':');
    const ports = {
      HTTP_PORT: new URL(system.url).port,
      GRPC_PORT: grpcPort,
      CLINIC_PORT: new URL(system.clinic.url).port,
    };
    const { code, out } = await run(ports, few);
    expect(out).toMatch(conforms);
    expect(code).toBe(0);
    const random = await run(ports, ['--random', '--seed', '4711', '--runs', '2']);
    expect(random.out).toMatch(/\n2 scenarios tried, 2 as expected; .*\nConforms/);
    expect((await fetch(`${system.adminUrl}/livez`)).status).toBe(200);
  } finally {
    await system.stop();
  }
}, 60_000);

test('--sandbox starts a sandbox if none runs, and ends it', async () => {
  const [http = '', grpc, admin, clinic] = (await standingPorts(4)).map(String);
  const { code, out } = await run(
    {
      HTTP_PORT: http,
      GRPC_PORT: grpc,
      ADMIN_PORT: admin,
      CLINIC_PORT: clinic,
    },
    few,
  );
  expect(out).toMatch(conforms);
  expect(code).toBe(0);
  await expect(fetch(`http://127.0.0.1:${http}/v3/HealthCheck`)).rejects.toThrow();
}, 120_000);
