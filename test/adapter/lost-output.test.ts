import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const mainFile = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lost-output-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Once it has answered, it is through with its start. */
async function serving(command: 'adapter' | 'clinic'): Promise<ChildProcessWithoutNullStreams> {
  const anyPorts = { HTTP_PORT: '0', GRPC_PORT: '0', ADMIN_PORT: '0', CLINIC_PORT: '0' };
  const child = spawn(process.execPath, [mainFile, command], {
    env: { ...process.env, ...anyPorts, DATA_DIR: folder, DATABASE_URL: '' },
  });
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    const [, port] = /(?:"httpPort":|"url":"http:\/\/127\.0\.0\.1:)(\d+).*is serving/.exec(said) ?? [];
    if (port === undefined) continue;
    await fetch(`http://127.0.0.1:${port}/`);
    return child;
  }
  throw new Error(`it ended before it served: ${said}`);
}

test.each(['adapter', 'clinic'] as const)(
  'the %s stops as it should when nobody reads what it says any more',
  async (command) => {
    const child = await serving(command);
    child.stdout.destroy();
    child.stderr.destroy();
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  },
);
