import { Worker } from 'node:worker_threads';
import { Coverage } from './coverage.ts';
import type { Chunk, ChunkResult } from './simulate-worker.ts';
import type { Topic } from './topics.ts';

export interface ManyOptions {
  readonly histories: number;
  readonly seed: number;
  readonly workers: number;
  /** null: whatever the seeds are about. */
  readonly topic: Topic | null;
  /** Ends the run at the first broken history. */
  readonly untilBroken: boolean;
  readonly progress: (done: number, broken: number) => void;
}

export interface ManyResult {
  readonly histories: number;
  /** In order of seed. */
  readonly broken: ChunkResult['broken'];
  readonly coverage: Coverage;
}

const chunkLength = 40;

/** After so many broken histories a run says nothing new. */
const mostBroken = 200;

/** Runs histories on several threads. Rejects when a thread ends by a fault of the simulation itself. */
export async function runMany(options: ManyOptions): Promise<ManyResult> {
  const coverage = new Coverage();
  const broken: ChunkResult['broken'][number][] = [];
  let next = 0;
  let done = 0;
  const isOver = (): boolean =>
    next >= options.histories || broken.length >= mostBroken || (options.untilBroken && broken.length > 0);
  const takeChunk = (): Chunk => {
    const count = Math.min(chunkLength, options.histories - next);
    const chunk = { from: options.seed + next, count, topic: options.topic };
    next += count;
    return chunk;
  };
  const work = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      const goOn = (): void => {
        if (isOver()) resolve();
        else worker.postMessage(takeChunk());
      };
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`a worker ended with code ${code}`)));
      worker.on('message', (result: ChunkResult) => {
        done += result.histories;
        broken.push(...result.broken);
        coverage.merge(result.reached);
        options.progress(done, broken.length);
        goOn();
      });
      goOn();
    });
  const count = Math.max(1, Math.min(options.workers, Math.ceil(options.histories / chunkLength)));
  const script = new URL('./simulate-worker.ts', import.meta.url);
  const workers = Array.from({ length: count }, () => new Worker(script));
  try {
    await Promise.all(workers.map(work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return { histories: done, broken: broken.sort((one, other) => one.seed - other.seed), coverage };
}
