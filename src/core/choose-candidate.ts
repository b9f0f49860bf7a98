import type { Candidate, Opening } from './opening.ts';

/**
 * The first candidate with a place left after `unseen` claims, those that the clinic's counts don't show for certain, are subtracted.
 * `full`: the clinic itself shows every candidate as taken, or would with the `leased` among those claims, which nobody waits for.
 * `contended`: only claims whose outcome or effect isn't visible yet are in the way. Stores decide by this in the step that claims.
 */
export function chooseCandidate(
  candidates: readonly Candidate[],
  unseen: (interval: Opening) => number,
  leased: (interval: Opening) => number,
): Candidate | 'full' | 'contended' {
  const free = candidates.find((candidate) =>
    candidate.intervals.every((interval) => interval.capacity - interval.taken - unseen(interval) > 0),
  );
  if (free !== undefined) return free;
  const mayBecomeFree = candidates.some((candidate) =>
    candidate.intervals.every((interval) => interval.capacity - interval.taken - leased(interval) > 0),
  );
  return mayBecomeFree ? 'contended' : 'full';
}
