import { execFileSync } from 'node:child_process';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './measure.ts';

/** Where the figures come from. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly kernel: string;
  /** Median of writing 4 KiB and syncing it, in milliseconds, in the folder where the adapter's files are. */
  readonly syncMs: number;
  readonly fileSystem: string;
  /** Load average of the last minute, before the run. */
  readonly loadBefore: number;
}

export interface Versions {
  readonly node: string;
  readonly express: string;
  readonly grpcJs: string;
  /** Commit of the adapter, with `+` if files differ from it. */
  readonly adapter: string;
}

const syncs = 200;
const blockBytes = 4_096;

export function describeMachine(folder: string): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    syncMs: timeSync(folder),
    fileSystem: fileSystemOf(folder),
    loadBefore: loadavg()[0] ?? 0,
  };
}

export function describeVersions(): Versions {
  return {
    node: process.version,
    express: versionOf('express'),
    grpcJs: versionOf('@grpc/grpc-js'),
    adapter: commit(),
  };
}

function timeSync(folder: string): number {
  const own = mkdtempSync(path.join(folder, 'sync-'));
  const file = openSync(path.join(own, 'file'), 'w');
  const block = Buffer.alloc(blockBytes, 1);
  const times = Array.from({ length: syncs }, () => {
    const startedMs = performance.now();
    writeSync(file, block);
    fdatasyncSync(file);
    return performance.now() - startedMs;
  });
  closeSync(file);
  rmSync(own, { recursive: true });
  return median(times);
}

function fileSystemOf(folder: string): string {
  const lines = execFileSync('df', ['-PT', folder], { encoding: 'utf8' }).trim().split('\n');
  return lines.at(-1)?.split(/\s+/)[1] ?? 'unknown';
}

function versionOf(name: string): string {
  const require = createRequire(import.meta.url);
  const folders = require.resolve.paths(name) ?? [];
  for (const folder of folders) {
    try {
      return JSON.parse(readFileSync(path.join(folder, name, 'package.json'), 'utf8')).version;
    } catch {
      // Not in this folder; the next one up may have it.
    }
  }
  return 'unknown';
}

function commit(): string {
  const cwd = fileURLToPath(new URL('..', import.meta.url));
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    const changed = git('status', '--porcelain', '--', 'src', 'protos', 'package-lock.json') !== '';
    return git('rev-parse', '--short', 'HEAD') + (changed ? '+' : '');
  } catch {
    return 'unknown (no repository)';
  }
}
