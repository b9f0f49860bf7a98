import type { ReservationStatus } from '../../src/core/clinic-driver.ts';
import type { EpochMs, EpochSec } from '../../src/core/clock.ts';
import type { Place, TimeSpan } from '../../src/core/opening.ts';

/** One of several things that a reservation takes up. */
export interface SimEntry extends TimeSpan, Place {}

/** A reservation in the simulated clinic. */
export interface SimReservation extends TimeSpan, Place {
  /** Some systems give a reservation another one when it is moved. */
  scheduleId: string;
  readonly receiptId: string;
  /** The partner's token, as the adapter passed it on in the note: by it the checker knows whose it is. '' for the staff's own. */
  readonly token: string;
  readonly createdMs: EpochMs;
  visitorId: string;
  /** As the adapter sent it; '' once the staff have overwritten the memo. */
  marker: string;
  /** What else it says in the clinic's own words. */
  terms: string;
  status: ReservationStatus;
  startSec: EpochSec;
  endSec: EpochSec;
  calendar: string;
  zone: string;
  /** Of a visit in several places, what it takes up in each, the first in its own; empty: all of its time in one. */
  entries: readonly SimEntry[];
  /** When the staff last had a hand in it: from then on it may differ from what the partner was told. null: never. */
  staffMs: EpochMs | null;
  /** Until then its status reads as one that nobody has documented. */
  oddUntilMs: EpochMs;
}

/** Who changed something. An adapter's change was decided on before `sentMs`, when its command left. */
export type Hand =
  | { readonly kind: 'staff'; readonly nowMs: EpochMs }
  | { readonly kind: 'adapter'; readonly sentMs: EpochMs; readonly nowMs: EpochMs };

/** One change in the clinic, as the checker hears of it. */
export interface Change {
  readonly what: 'made' | 'moved' | 'ended' | 'restored';
  readonly hand: Hand;
  readonly reservation: SimReservation;
  /** Where it was, as far as its system tells. */
  readonly before: (TimeSpan & Partial<Place>) | null;
}

export function isLive(reservation: SimReservation): boolean {
  return reservation.status !== 'cancelled' && reservation.status !== 'no-show';
}

/** What a reservation takes up. */
export function partsOf(
  reservation: TimeSpan & Place & Pick<SimReservation, 'entries'>,
): readonly SimEntry[] {
  return reservation.entries.length > 0 ? reservation.entries : [reservation];
}

export function takesUp(reservation: SimReservation, place: Place, span: TimeSpan): boolean {
  return partsOf(reservation).some((part) => samePlace(part, place) && overlaps(part, span));
}

/** The entry, as much later as that. */
export function shifted(entry: SimEntry, bySec: number): SimEntry {
  return { ...entry, startSec: entry.startSec + bySec, endSec: entry.endSec + bySec };
}

/** The entries of a visit that begins then, each in its own place. */
export function entriesAt({ entries, startSec }: SimReservation, atSec: number): readonly SimEntry[] {
  return entries.map((entry) => shifted(entry, atSec - startSec));
}

export function overlaps(one: TimeSpan, other: TimeSpan): boolean {
  return one.startSec < other.endSec && other.startSec < one.endSec;
}

export function samePlace(one: Place, other: Place): boolean {
  return one.calendar === other.calendar && one.zone === other.zone;
}
