import { parentPort } from 'node:worker_threads';
import { Coverage } from './coverage.ts';
import { planOf } from './plan-of-seed.ts';
import type { Violation } from './promise-check.ts';
import { runHistory } from './run-history.ts';
import { SimDisk } from './sim-disk.ts';
import type { Topic } from './topics.ts';

/** A row of seeds to run. */
export interface Chunk {
  readonly from: number;
  readonly count: number;
  readonly topic: Topic | null;
}

/** What came of a chunk. */
export interface ChunkResult {
  readonly histories: number;
  readonly broken: readonly { readonly seed: number; readonly violations: readonly Violation[] }[];
  readonly reached: readonly (readonly [name: string, times: number])[];
}

const disk = new SimDisk();

async function runChunk({ from, count, topic }: Chunk): Promise<ChunkResult> {
  const coverage = new Coverage();
  const broken: ChunkResult['broken'][number][] = [];
  for (let seed = from; seed < from + count; seed += 1) {
    const violations = await runHistory(planOf(seed, topic), disk, coverage);
    if (violations.length > 0) broken.push({ seed, violations });
  }
  return { histories: count, broken, reached: [...coverage.counts] };
}

parentPort?.on('message', (chunk: Chunk) => {
  // A failure ends the worker, which its owner reports.
  void runChunk(chunk).then((result) => parentPort?.postMessage(result));
});
