import type { Candidate, Opening, TimeSpan } from './opening.ts';

/**
 * Every place in which a visit of this span could be put, taken or not: intervals of one calendar and zone that follow each other
 * without a gap from its start to its end. In the order in which the openings name the places.
 */
export function candidatesFor(openings: readonly Opening[], span: TimeSpan): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const first of openings) {
    if (first.startSec !== span.startSec) continue;
    const intervals = chainFrom(first, openings, span.endSec);
    if (intervals !== null) candidates.push({ calendar: first.calendar, zone: first.zone, intervals });
  }
  return candidates;
}

function chainFrom(first: Opening, openings: readonly Opening[], endSec: number): readonly Opening[] | null {
  const chain = [first];
  let last = first;
  while (last.endSec < endSec) {
    const reachedSec = last.endSec;
    const next = openings.find(
      (opening) =>
        opening.startSec === reachedSec && opening.calendar === first.calendar && opening.zone === first.zone,
    );
    if (next === undefined) return null;
    chain.push(next);
    last = next;
  }
  return last.endSec === endSec ? chain : null;
}

/** How many more visits the clinic itself would hold there. */
export function shownFree(candidate: Candidate): number {
  let free = Number.POSITIVE_INFINITY;
  for (const interval of candidate.intervals) free = Math.min(free, interval.capacity - interval.taken);
  return Math.max(0, free);
}

/** The candidates with a visit that lies there already, our own, no longer counted. */
export function withoutOwn(
  candidates: readonly Candidate[],
  own: TimeSpan & { readonly calendar: string; readonly zone: string },
): readonly Candidate[] {
  return candidates.map((candidate) => {
    if (candidate.calendar !== own.calendar || candidate.zone !== own.zone) return candidate;
    const intervals = candidate.intervals.map((interval) =>
      interval.startSec < own.endSec && own.startSec < interval.endSec
        ? { ...interval, taken: Math.max(0, interval.taken - 1) }
        : interval,
    );
    return { ...candidate, intervals };
  });
}
