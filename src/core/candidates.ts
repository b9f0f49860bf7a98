import type { Candidate, Opening, Place, TimeSpan, VisitPlace } from './opening.ts';

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

/**
 * The openings with the intervals that a visit, our own, takes up itself and that the clinic leaves out, as some do with full ones ([clinic]
 * 17.5): they have that one place, and the visit is in it. How long they are is seen from what is listed of the same place.
 */
export function withOwnFull(
  openings: readonly Opening[],
  own: readonly (Place & TimeSpan)[],
): readonly Opening[] {
  return [...openings, ...own.flatMap((part) => leftOut(openings, part))];
}

function leftOut(openings: readonly Opening[], part: Place & TimeSpan): readonly Opening[] {
  const there = openings.filter((opening) => samePlace(opening, part));
  const [like] = there;
  if (like === undefined) return [];
  const listed = new Set(there.map(({ startSec }) => startSec));
  const lengthSec = like.endSec - like.startSec;
  const intervals: Opening[] = [];
  for (let startSec = part.startSec; startSec + lengthSec <= part.endSec; startSec += lengthSec) {
    if (listed.has(startSec)) continue;
    const { calendar, zone } = part;
    intervals.push({ calendar, zone, startSec, endSec: startSec + lengthSec, capacity: 1, taken: 1 });
  }
  return intervals;
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
  own: readonly (Place & TimeSpan)[],
): readonly Candidate[] {
  if (own.length === 0) return candidates;
  const isOwn = (interval: Opening): boolean =>
    own.some(
      (part) =>
        samePlace(part, interval) && interval.startSec < part.endSec && part.startSec < interval.endSec,
    );
  return candidates.map((candidate) => {
    const intervals = candidate.intervals.map((interval) =>
      isOwn(interval) ? { ...interval, taken: Math.max(0, interval.taken - 1) } : interval,
    );
    return { ...candidate, intervals };
  });
}

export function samePlace(one: Place, other: Place): boolean {
  return one.calendar === other.calendar && one.zone === other.zone;
}

/** The whole of the place whose first part is `first`. */
export function placeAmong(candidates: readonly Candidate[], first: Place): VisitPlace {
  const { calendar, zone } = first;
  const more = candidates.find((candidate) => samePlace(candidate, first))?.more;
  return more === undefined ? { calendar, zone } : { calendar, zone, more };
}
