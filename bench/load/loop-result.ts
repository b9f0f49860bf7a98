/** How long a closed loop goes on. */
export interface LoopLength {
  readonly ms: number;
  /** It goes on until so many calls were answered, but not for longer than `mostMs`. */
  readonly atLeast?: { readonly calls: number; readonly mostMs: number };
}

/** What a loop came to. Times in milliseconds. */
export interface LoopResult {
  readonly calls: number;
  readonly tookMs: number;
  readonly latenciesMs: readonly number[];
}

/** The latency that the share `quantile` of calls doesn't exceed. */
export function quantile(sortedMs: Float64Array, quantile: number): number {
  return sortedMs[Math.min(sortedMs.length - 1, Math.floor(sortedMs.length * quantile))] ?? 0;
}
