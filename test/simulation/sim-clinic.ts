import type { ReservationStatus } from '../../src/core/clinic-driver.ts';
import type { EpochMs, EpochSec } from '../../src/core/clock.ts';
import type { Opening, Place, TimeSpan } from '../../src/core/opening.ts';
import type { Person } from '../../src/core/person.ts';
import { normalisedName } from '../../src/core/person-key.ts';
import type { ClinicCorners } from './plan.ts';

/** Length of the clinic's own interval. */
export const intervalSec = 1_800;

export interface SimReservation extends TimeSpan, Place {
  readonly scheduleId: string;
  readonly receiptId: string;
  readonly visitorId: string;
  /** Marker and note as the adapter sent them; the note is the partner's token, by which the checker knows what it belongs to. */
  readonly marker: string;
  readonly token: string;
  readonly createdMs: EpochMs;
  status: ReservationStatus;
  startSec: EpochSec;
  endSec: EpochSec;
  zone: string;
  /** The staff had a hand in it, so it may differ from what the partner was told. */
  staff: boolean;
}

interface SimVisitor {
  readonly id: string;
  readonly person: Person;
}

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

/** The clinic's schedule system: no idempotency, no holds, and every corner in the position that the plan says. */
export class SimClinic {
  readonly corners: ClinicCorners;
  readonly reservations: SimReservation[] = [];
  /** Told of every reservation that was made or changed. */
  changed: (reservation: SimReservation) => void = () => undefined;
  readonly #visitors: SimVisitor[] = [];
  readonly #calendars: readonly SimCalendar[];
  #count = 0;

  constructor(corners: ClinicCorners, calendars: readonly SimCalendar[]) {
    this.corners = corners;
    this.#calendars = calendars;
  }

  openings(calendar: string, span: TimeSpan): readonly Opening[] {
    const openings: Opening[] = [];
    const first = Math.floor(span.startSec / intervalSec) * intervalSec;
    for (let startSec = first; startSec < span.endSec; startSec += intervalSec) {
      for (const { zone, capacity } of this.#zones(calendar)) {
        const endSec = startSec + intervalSec;
        openings.push({
          calendar,
          zone,
          startSec,
          endSec,
          capacity,
          taken: this.taken({ calendar, zone }, { startSec, endSec }),
        });
      }
    }
    return openings;
  }

  capacity({ calendar, zone }: Place): number {
    return this.#zones(calendar).find((known) => known.zone === zone)?.capacity ?? 0;
  }

  taken(place: Place, span: TimeSpan, except?: SimReservation): number {
    return this.reservations.filter(
      (other) => other !== except && isLive(other) && samePlace(other, place) && overlaps(other, span),
    ).length;
  }

  visitors(person: Person): readonly SimVisitor[] {
    return this.#visitors.filter((visitor) => samePerson(visitor.person, person));
  }

  reserve(
    request: TimeSpan & {
      readonly place: Place;
      readonly visitorId: string | null;
      readonly person: Person;
      readonly marker: string;
      readonly token: string;
    },
    nowMs: EpochMs,
    staff = false,
  ): SimReservation | SimRefusal {
    const visitorId = this.#visitorFor(request.visitorId, request.person);
    if (visitorId === null) return 'visitor-unknown';
    if (this.#busy(visitorId, request)) return 'visitor-busy';
    if (this.corners.enforceCapacity && !this.#hasRoom(request.place, request)) return 'place-taken';
    this.#count += 1;
    const reservation: SimReservation = {
      ...request.place,
      startSec: request.startSec,
      endSec: request.endSec,
      scheduleId: `s${this.#count}`,
      receiptId: `r${this.#count}`,
      visitorId,
      marker: request.marker,
      token: request.token,
      createdMs: nowMs,
      status: 'reserved',
      staff,
    };
    this.reservations.push(reservation);
    this.changed(reservation);
    return reservation;
  }

  move(
    scheduleId: string,
    to: TimeSpan & { readonly place: Place },
    staff = false,
  ): SimReservation | SimRefusal {
    const reservation = this.byId(scheduleId);
    if (reservation === undefined) return 'reservation-unknown';
    // The clinic documents no refusal for a schedule that is no longer reserved: the update overwrites its times all the same.
    if (this.corners.enforceCapacity && !this.#hasRoom(to.place, to, reservation)) return 'place-taken';
    reservation.startSec = to.startSec;
    reservation.endSec = to.endSec;
    reservation.zone = to.place.zone;
    if (staff) reservation.staff = true;
    this.changed(reservation);
    return reservation;
  }

  end(scheduleId: string, status: ReservationStatus, staff = false): SimReservation | SimRefusal {
    const reservation = this.byId(scheduleId);
    if (reservation === undefined) return 'reservation-unknown';
    if (reservation.status !== 'reserved') return 'not-reserved';
    reservation.status = status;
    if (staff) reservation.staff = true;
    this.changed(reservation);
    return reservation;
  }

  byId(scheduleId: string): SimReservation | undefined {
    return this.reservations.find((reservation) => reservation.scheduleId === scheduleId);
  }

  #visitorFor(visitorId: string | null, person: Person): string | null {
    if (visitorId !== null) return this.#visitors.some(({ id }) => id === visitorId) ? visitorId : null;
    const known = this.corners.reserveFindsVisitor ? this.visitors(person).at(0) : undefined;
    if (known !== undefined) return known.id;
    const visitor = { id: `v${this.#visitors.length + 1}`, person };
    this.#visitors.push(visitor);
    return visitor.id;
  }

  #busy(visitorId: string, span: TimeSpan): boolean {
    return this.reservations.some(
      (other) =>
        other.visitorId === visitorId &&
        overlaps(other, span) &&
        (isLive(other) || (this.corners.cancelledCountsForOverlap && other.status === 'cancelled')),
    );
  }

  #hasRoom(place: Place, span: TimeSpan, except?: SimReservation): boolean {
    for (let startSec = span.startSec; startSec < span.endSec; startSec += intervalSec) {
      const interval = { startSec, endSec: startSec + intervalSec };
      if (this.taken(place, interval, except) >= this.capacity(place)) return false;
    }
    return true;
  }

  #zones(calendar: string): SimCalendar['zones'] {
    return this.#calendars.find((known) => known.calendar === calendar)?.zones ?? [];
  }
}

export function isLive(reservation: SimReservation): boolean {
  return reservation.status !== 'cancelled' && reservation.status !== 'no-show';
}

export function overlaps(one: TimeSpan, other: TimeSpan): boolean {
  return one.startSec < other.endSec && other.startSec < one.endSec;
}

function samePlace(one: Place, other: Place): boolean {
  return one.calendar === other.calendar && one.zone === other.zone;
}

function samePerson(one: Person, other: Person): boolean {
  const name = (person: Person): string => normalisedName(`${person.familyName}${person.givenName}`);
  return name(one) === name(other) && one.phone.phoneNumber === other.phone.phoneNumber;
}
