import type { EpochSec } from './clock.ts';

/** One interval of one calendar in one zone, as the clinic shows it: how many it holds and how many it has ([clinic] 11). */
export interface Opening extends PlaceInterval {
  readonly endSec: EpochSec;
  readonly capacity: number;
  readonly taken: number;
}

/** Where a visit takes place: the clinic's calendar and the zone in it. */
export interface Place {
  readonly calendar: string;
  readonly zone: string;
}

/** A place at one start of the clinic's own interval grid; the unit in which places are claimed. */
export interface PlaceInterval extends Place {
  readonly startSec: EpochSec;
}

/** When a visit begins and ends. */
export interface TimeSpan {
  readonly startSec: EpochSec;
  readonly endSec: EpochSec;
}

/** A place in which a visit could be put, with every interval that it would occupy, in order of time. */
export interface Candidate extends Place {
  readonly intervals: readonly Opening[];
}
