/** A stretch of time from `startMs` up to, not including, `endMs`; epoch milliseconds. */
export interface Interval {
  readonly startMs: number;
  readonly endMs: number;
}

/** Whether two stretches share any time; touching ends share none. */
export function overlaps(one: Interval, other: Interval): boolean {
  return one.startMs < other.endMs && other.startMs < one.endMs;
}

/** For each of the intervals, which are in order of both starts and ends, how many of the times touch it. */
export function countTouching(intervals: readonly Interval[], times: readonly Interval[]): number[] {
  const counts = new Array<number>(intervals.length).fill(0);
  for (const time of times) {
    for (let at = firstEndingAfter(intervals, time.startMs); at < intervals.length; at += 1) {
      if ((intervals[at]?.startMs ?? time.endMs) >= time.endMs) break;
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  return counts;
}

function firstEndingAfter(intervals: readonly Interval[], instantMs: number): number {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((intervals[middle]?.endMs ?? 0) > instantMs) high = middle;
    else low = middle + 1;
  }
  return low;
}
