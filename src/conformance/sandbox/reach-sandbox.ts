import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../clock.ts';

/** This project's own sandbox, as it is documented. */
export interface Sandbox {
  readonly url: string;
  readonly grpcAddress: string;
  readonly controlUrl: string;
  readonly user: string;
  readonly password: string;
  /** Ends it if it was started here. */
  stop(): Promise<void>;
}

const user = 'google-sandbox';
const password = 'sandbox-secret';

/** A start takes a second on an idle machine. */
const longestStartMs = 60_000;
const pollMs = 200;

/** In a minute: as many as the adapter's configuration takes. */
const unlimitedRequests = 100_000;

/** A sandbox could not be started. */
export class SandboxFailure extends Error {
  override readonly name = 'SandboxFailure';
}

/**
 * The sandbox at its documented ports (or those of HTTP_PORT, GRPC_PORT and CLINIC_PORT): the one that runs, or one that is started for
 * this run, with files of its own that are removed afterwards.
 */
export async function reachSandbox(
  environment: Readonly<Record<string, string | undefined>>,
  clock: Clock,
): Promise<Sandbox> {
  const port = (name: string, standard: number): string => environment[name] ?? String(standard);
  const url = `http://127.0.0.1:${port('HTTP_PORT', 8080)}`;
  const sandbox = {
    url,
    grpcAddress: `127.0.0.1:${port('GRPC_PORT', 50_051)}`,
    controlUrl: `http://127.0.0.1:${port('CLINIC_PORT', 8090)}`,
    user,
    password,
  };
  if (await serves(url)) return { ...sandbox, stop: () => Promise.resolve() };
  const started = await startSandbox(url, clock);
  await liftRateLimit(sandbox.controlUrl);
  return { ...sandbox, stop: () => started.stop() };
}

/** A run asks for more in a minute than one of the sandbox's systems allows: it would judge how long that takes. */
async function liftRateLimit(controlUrl: string): Promise<void> {
  const { ok, status } = await fetch(`${controlUrl}/_control/settings`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ rateLimitPerMinute: 0 }),
  });
  if (!ok) throw new SandboxFailure(`the sandbox clinic answered ${status} to its settings`);
}

async function serves(url: string): Promise<boolean> {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  try {
    const { status } = await fetch(`${url}/v3/HealthCheck`, { headers: { authorization } });
    return status === 200;
  } catch {
    // Nobody listens there, which is an answer.
    return false;
  }
}

async function startSandbox(url: string, clock: Clock): Promise<{ stop(): Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-'));
  // Beside this file's folder, compiled or not.
  const entry = import.meta.url.endsWith('.ts') ? '../../main.ts' : '../../main.js';
  const child = spawn(process.execPath, [fileURLToPath(new URL(entry, import.meta.url)), 'sandbox'], {
    env: {
      ...process.env,
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
      UTRECHT_REQUESTS_PER_MINUTE: String(unlimitedRequests),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
    // Ctrl-C is for this process, which still has to cancel what it booked.
    detached: true,
  });
  // Whatever ends this process ends the sandbox.
  process.once('exit', () => child.kill('SIGTERM'));
  const untilTicks = clock.ticks() + longestStartMs;
  while (!(await serves(url))) {
    if (child.exitCode !== null) throw new SandboxFailure('the sandbox ended at once; its message is above');
    if (clock.ticks() > untilTicks) {
      await end(child);
      throw new SandboxFailure(`the sandbox does not serve at ${url} within ${longestStartMs / 1000} s`);
    }
    await clock.sleep(pollMs);
  }
  return {
    async stop() {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) {
      resolve();
      return;
    }
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
