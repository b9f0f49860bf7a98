import type { CallKind } from '../rows.ts';
import type { LoopLength } from './closed-loop.ts';
import type { Transport } from './connection.ts';

/** One measurement, as the load process is asked for it. */
export interface Job {
  readonly port: number;
  readonly transport: Transport;
  readonly call: CallKind;
  readonly concurrency: number;
  readonly warmUp: LoopLength;
  readonly measureMs: number;
  /** Tells the server beforehand what to answer: it can do nothing else. */
  readonly tellAnswer: boolean;
}

/** Latencies in milliseconds, from sending to the whole answer. */
export interface JobResult {
  readonly calls: number;
  readonly tookMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** What the load process tells about its job. `measuring`: the warm-up is over. */
export type JobNews =
  | { readonly kind: 'measuring' }
  | { readonly kind: 'measured'; readonly result: JobResult }
  | { readonly kind: 'failed'; readonly reason: string };
