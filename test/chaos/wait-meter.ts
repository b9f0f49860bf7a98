import { readFileSync } from 'node:fs';

/** How long a replica had waited for a processor in all, at some instant. */
export interface WaitSample {
  readonly atMs: number;
  readonly waitedMs: number;
}

const everyMs = 100;

/**
 * Measures how long each replica is ready to run and gets no processor: the part of an answer's time that is the machine's and nobody
 * else's. Linux tells it in `/proc/<pid>/schedstat`; elsewhere nothing is measured, and nothing is forgiven.
 */
export class WaitMeter {
  readonly samples: readonly WaitSample[][];
  readonly #timer: NodeJS.Timeout;

  /** @param replicas by their processes; null while one isn't there */
  constructor(replicas: readonly { readonly pid: number | null }[]) {
    this.samples = replicas.map(() => []);
    this.#timer = setInterval(() => {
      for (const [index, { pid }] of replicas.entries()) {
        const waitedMs = pid === null ? null : waitedOf(pid);
        if (waitedMs !== null) this.samples[index]?.push({ atMs: Date.now(), waitedMs });
      }
    }, everyMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

/** The wait that falls between the two times, in milliseconds. A sum that shrinks is that of a new process. */
export function waitBetween(samples: readonly WaitSample[], fromMs: number, toMs: number): number {
  let waitMs = 0;
  for (const [index, { atMs, waitedMs }] of samples.entries()) {
    const before = samples[index - 1];
    if (atMs < fromMs || before === undefined || before.atMs > toMs) continue;
    waitMs += waitedMs >= before.waitedMs ? waitedMs - before.waitedMs : waitedMs;
  }
  return Math.min(waitMs, toMs - fromMs);
}

function waitedOf(pid: number): number | null {
  try {
    const [, waitedNs] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
    return Number(waitedNs) / 1e6;
  } catch {
    return null;
  }
}
