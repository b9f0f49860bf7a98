import type { ReservationStatus } from '../../src/core/clinic-driver.ts';
import type { EpochMs, EpochSec } from '../../src/core/clock.ts';
import type { Place, TimeSpan } from '../../src/core/opening.ts';

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
  status: ReservationStatus;
  startSec: EpochSec;
  endSec: EpochSec;
  calendar: string;
  zone: string;
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
  readonly before: TimeSpan | null;
}

export function isLive(reservation: SimReservation): boolean {
  return reservation.status !== 'cancelled' && reservation.status !== 'no-show';
}

export function overlaps(one: TimeSpan, other: TimeSpan): boolean {
  return one.startSec < other.endSec && other.startSec < one.endSec;
}

export function samePlace(one: Place, other: Place): boolean {
  return one.calendar === other.calendar && one.zone === other.zone;
}
