import type { Place, TimeSpan } from '../../src/core/opening.ts';
import type { Person } from '../../src/core/person.ts';
import type { SimEntry } from './sim-reservation.ts';

/** Why the clinic doesn't do as told. */
export type SimRefusal =
  | 'visitor-busy'
  | 'visitor-unknown'
  | 'place-taken'
  | 'reservation-unknown'
  | 'not-reserved';

export interface SimCalendar {
  readonly calendar: string;
  readonly zones: readonly { readonly zone: string; readonly capacity: number }[];
}

/** What a create says. */
export interface SimRequest extends TimeSpan {
  readonly place: Place;
  readonly entries: readonly SimEntry[];
  readonly visitorId: string | null;
  readonly person: Person;
  readonly marker: string;
  readonly token: string;
  readonly terms: string;
}
