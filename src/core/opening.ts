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

/** Where a visit takes place. */
export interface VisitPlace extends Place {
  /** Of a visit with a place for each of its services, those after the first; absent: it is all in one place. */
  readonly more?: readonly Place[];
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

/** Where a visit could be put, with every interval that it would occupy; of several candidates each begins with another first place. */
export interface Candidate extends VisitPlace {
  readonly intervals: readonly Opening[];
}
