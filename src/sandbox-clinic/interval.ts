/** A stretch of time from `startMs` up to, not including, `endMs`; epoch milliseconds. */
export interface Interval {
  readonly startMs: number;
  readonly endMs: number;
}

/** Whether two stretches share any time; touching ends share none. */
export function overlaps(one: Interval, other: Interval): boolean {
  return one.startMs < other.endMs && other.startMs < one.endMs;
}
