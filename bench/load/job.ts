import type { CallKind } from '../calls.ts';
import type { Pace, Transport } from '../rows.ts';
import type { LoopLength } from './loop-result.ts';

/** One measurement, as the load process is asked for it. */
export interface Job {
  readonly port: number;
  /** Where what the calls are about is prepared, whatever they go by. */
  readonly httpPort: number;
  readonly transport: Transport;
  readonly call: CallKind;
  readonly pace: Pace;
  readonly warmUp: LoopLength;
  readonly measureMs: number;
  /** Tells the server beforehand what to answer: it can do nothing else. */
  readonly tellAnswer: boolean;
}

/** Latencies in milliseconds, to the whole answer: from sending, or from when it should have been sent if the pace is open. */
export interface JobResult {
  readonly calls: number;
  readonly tookMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly p999Ms: number;
}

/** What the load process tells about its job. `measuring`: the warm-up is over. */
export type JobNews =
  | { readonly kind: 'measuring' }
  | { readonly kind: 'measured'; readonly result: JobResult }
  | { readonly kind: 'failed'; readonly reason: string };
