import { shownFree } from './candidates.ts';
import type { Candidate, Opening } from './opening.ts';

/**
 * The first candidate with a place left after `unseen` claims, those that the clinic's counts don't show for certain, are subtracted.
 * `full`: the clinic itself shows every candidate as taken. `contended`: only claims whose outcome or effect isn't visible yet are in
 * the way. Stores decide by this in the step that claims.
 */
export function chooseCandidate(
  candidates: readonly Candidate[],
  unseen: (interval: Opening) => number,
): Candidate | 'full' | 'contended' {
  const free = candidates.find((candidate) =>
    candidate.intervals.every((interval) => interval.capacity - interval.taken - unseen(interval) > 0),
  );
  if (free !== undefined) return free;
  return candidates.every((candidate) => shownFree(candidate) === 0) ? 'full' : 'contended';
}
