import { execFile } from 'node:child_process';
import path from 'node:path';
import { startAdminServer } from '../../src/admin/admin-server.ts';
import { createMetrics } from '../../src/admin/metrics.ts';
import { createReadiness } from '../../src/admin/readiness.ts';
import type { Clock } from '../../src/core/clock.ts';

const command = path.resolve(__dirname, '../../src/commands/check-ready.ts');

function exitCodeFor(port: number): Promise<unknown> {
  return new Promise((resolve) => {
    execFile(process.execPath, [command], { env: { ...process.env, ADMIN_PORT: String(port) } }, (error) =>
      resolve(error === null ? 0 : error.code),
    );
  });
}

const clock: Clock = {
  now: () => Date.now(),
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};

test('the health check passes while the adapter is ready, and fails while it drains and when it is gone', async () => {
  const listed = {
    unresolved: async () => [],
    audit: async () => ({ entries: [], next: null }),
    booking: async () => null,
    untraced: async () => [],
    unresolvedImages: async () => [],
    acknowledgeImages: async () => false,
  };
  const readiness = createReadiness({ store: async () => true }, clock);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const { registry } = createMetrics(listed);
  const { port, close } = await startAdminServer({ port: 0, readiness, registry, ...listed, log });
  expect(await exitCodeFor(port)).toBe(0);
  readiness.drain();
  expect(await exitCodeFor(port)).toBe(1);
  await close();
  expect(await exitCodeFor(port)).toBe(1);
});
