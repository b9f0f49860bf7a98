import type { Opening, Place, TimeSpan } from '../../src/core/opening.ts';
import type { Person } from '../../src/core/person.ts';
import { normalisedName } from '../../src/core/person-key.ts';
import type { AnyClinic } from './any-clinic.ts';
import { Coverage } from './coverage.ts';
import { type ClinicCorners, type StaffDeed, staffDeeds } from './plan.ts';
import { calendarOf, personAt } from './setting.ts';
import { SimAlbum } from './sim-album.ts';
import type { SimCalendar, SimRefusal, SimRequest } from './sim-request.ts';
import {
  type Change,
  entriesAt,
  type Hand,
  isLive,
  overlaps,
  partsOf,
  type SimEntry,
  type SimReservation,
  takesUp,
} from './sim-reservation.ts';

/** Length of the clinic's own interval. */
export const intervalSec = 1_800;

interface SimVisitor {
  readonly id: string;
  readonly person: Person;
  /** By whose hand the chart was made; null for one that the staff made of several. */
  readonly madeBy: Hand | null;
}

/** A command that acts so soon after it was sent was not late, and its sender still waits for the answer. */
const promptMs = 40;

/** The clinic's schedule system: no idempotency, no holds, and every corner in the position that the plan says. */
export class SimClinic implements AnyClinic {
  readonly corners: ClinicCorners;
  readonly reservations: SimReservation[] = [];
  /** Told of every reservation that was made or changed, after the change. */
  changed: (change: Change) => void = () => undefined;
  wronged: (what: string) => void = () => undefined;
  readonly album = new SimAlbum((what) => this.wronged(what));
  readonly showsPlaces = true;
  readonly events = new Coverage();
  readonly deeds: ReadonlySet<StaffDeed> = new Set(staffDeeds);
  readonly #name: string;
  #visitors: SimVisitor[] = [];
  #visitorCount = 0;
  readonly #calendars: readonly SimCalendar[];

  constructor(name: string, corners: ClinicCorners, calendars: readonly SimCalendar[]) {
    this.#name = name;
    this.corners = corners;
    this.#calendars = calendars;
  }

  get listsLive(): boolean {
    return this.corners.historyListsReserved;
  }

  get listsEnded(): boolean {
    return this.corners.historyListsCanceled;
  }

  openings(calendar: string, span: TimeSpan): readonly Opening[] {
    const openings: Opening[] = [];
    const first = Math.floor(span.startSec / intervalSec) * intervalSec;
    for (let startSec = first; startSec < span.endSec; startSec += intervalSec) {
      const interval = { startSec, endSec: startSec + intervalSec };
      for (const { zone, capacity } of this.#zones(calendar)) {
        const taken = this.occupants({ calendar, zone }, interval).length;
        if (taken < capacity || this.corners.fullSlotsListed)
          openings.push({ calendar, zone, ...interval, capacity, taken });
      }
    }
    return openings;
  }

  capacity({ calendar, zone }: Place): number {
    return this.#zones(calendar).find((known) => known.zone === zone)?.capacity ?? 0;
  }

  occupants(place: Place, span: TimeSpan): readonly SimReservation[] {
    return this.reservations.filter((other) => isLive(other) && takesUp(other, place, span));
  }

  visitors(person: Person): readonly SimVisitor[] {
    return this.#visitors.filter((visitor) => samePerson(visitor.person, person));
  }

  visitor(id: string): Person | null {
    return this.#visitors.find((visitor) => visitor.id === id)?.person ?? null;
  }

  reserve(request: SimRequest, hand: Hand): SimReservation | SimRefusal {
    const { place } = request;
    const visitorId = this.#visitorFor(request, hand);
    if (visitorId === null) return 'visitor-unknown';
    if (this.busy(visitorId, request)) return 'visitor-busy';
    if (this.corners.enforceCapacity && !this.#holds({ ...request, ...place })) return 'place-taken';
    const number = `${this.#name}${this.reservations.length + 1}`;
    const reservation: SimReservation = {
      calendar: place.calendar,
      zone: place.zone,
      startSec: request.startSec,
      endSec: request.endSec,
      entries: request.entries,
      scheduleId: `s${number}`,
      receiptId: `r${number}`,
      visitorId,
      marker: request.marker,
      token: request.token,
      terms: request.terms,
      createdMs: hand.nowMs,
      status: 'reserved',
      staffMs: null,
      oddUntilMs: 0,
    };
    this.reservations.push(reservation);
    this.#tell('made', hand, reservation, null);
    return reservation;
  }

  move(
    scheduleId: string,
    to: TimeSpan & { readonly place: Place; readonly entries: readonly SimEntry[] },
    hand: Hand,
    says: { readonly marker: string; readonly terms: string } | null = null,
  ): SimReservation | SimRefusal {
    const reservation = this.byId(scheduleId);
    if (reservation === undefined) return 'reservation-unknown';
    const { corners } = this;
    // No refusal is documented for a schedule that is no longer reserved: mostly the update overwrites its times all the same.
    if (corners.updateOnlyReserved && reservation.status !== 'reserved') return 'not-reserved';
    if (corners.updateChecksOverlap && this.busy(reservation.visitorId, to, reservation))
      return 'visitor-busy';
    if (corners.enforceCapacity && !this.#holds({ ...to, ...to.place }, reservation)) return 'place-taken';
    const { startSec, endSec, calendar, zone } = reservation;
    const before = { startSec, endSec, calendar, zone };
    reservation.startSec = to.startSec;
    reservation.endSec = to.endSec;
    reservation.calendar = to.place.calendar;
    reservation.zone = to.place.zone;
    reservation.entries = to.entries;
    if (says !== null) Object.assign(reservation, says);
    this.#tell('moved', hand, reservation, before);
    return reservation;
  }

  cancel(
    scheduleId: string,
    hand: Hand,
    as: 'cancelled' | 'no-show' = 'cancelled',
  ): SimReservation | SimRefusal {
    const reservation = this.byId(scheduleId);
    if (reservation === undefined) return 'reservation-unknown';
    if (reservation.status !== 'reserved') return 'not-reserved';
    reservation.status = as;
    this.#tell('ended', hand, reservation, reservation);
    return reservation;
  }

  setStatus(reservation: SimReservation, status: SimReservation['status'], hand: Hand): void {
    const wasLive = isLive(reservation);
    reservation.status = status;
    const what = isLive(reservation) ? (wasLive ? 'moved' : 'restored') : 'ended';
    this.#tell(what, hand, reservation, reservation);
  }

  mergeVisitors(person: Person): void {
    const merged = this.visitors(person);
    if (merged.length === 0) return;
    const visitor = this.#newVisitor(person, null);
    for (const { id } of merged) {
      this.#visitors = this.#visitors.filter((known) => known.id !== id);
      for (const reservation of this.reservations)
        if (reservation.visitorId === id) reservation.visitorId = visitor.id;
    }
  }

  chartOf(number: number): string {
    const person = personAt(number);
    return (this.visitors(person)[0] ?? this.#newVisitor(person, null)).id;
  }

  byId(scheduleId: string): SimReservation | undefined {
    return this.reservations.find((reservation) => reservation.scheduleId === scheduleId);
  }

  busy(visitorId: string, span: TimeSpan, except?: SimReservation): boolean {
    return this.reservations.some(
      (other) =>
        other !== except &&
        other.visitorId === visitorId &&
        overlaps(other, span) &&
        (isLive(other) || this.corners.cancelledCountsForOverlap),
    );
  }

  hasRoom(place: Place, span: TimeSpan, except?: SimReservation): boolean {
    for (let startSec = span.startSec; startSec < span.endSec; startSec += intervalSec) {
      const there = this.occupants(place, { startSec, endSec: startSec + intervalSec });
      if (there.filter((other) => other !== except).length >= this.capacity(place)) return false;
    }
    return true;
  }

  /**
   * A clinic that doesn't list full slots doesn't show that a place is full of the reservation itself, so half of such a move looks like
   * one into a taken place.
   */
  couldMove(reservation: SimReservation, span: TimeSpan): boolean {
    const { fullSlotsListed, cancelledCountsForOverlap } = this.corners;
    return (
      this.listsLive &&
      fullSlotsListed &&
      !cancelledCountsForOverlap &&
      this.#holds({ ...reservation, ...span, entries: entriesAt(reservation, span.startSec) }, reservation) &&
      !this.busy(reservation.visitorId, span, reservation)
    );
  }

  refusesPerson(person: Person, span: TimeSpan): boolean {
    return this.visitors(person).some(({ id }) => this.busy(id, span));
  }

  places(service: string): readonly Place[] {
    const calendar = calendarOf(service);
    return this.#zones(calendar).map(({ zone }) => ({ calendar, zone }));
  }

  /** It has no holds. */
  keptSince(): readonly string[] {
    return [];
  }

  claimedAs(_service: string, place: Place): Place {
    return place;
  }

  staffBook(service: string, startSec: number, hand: Hand): void {
    const [place] = this.places(service);
    const visit = { startSec, endSec: startSec + intervalSec, visitorId: null, person: personAt(9) };
    if (place !== undefined)
      this.reserve({ ...visit, place, entries: [], marker: '', token: '', terms: '' }, hand);
  }

  staffMove(reservation: SimReservation, startSec: number, hand: Hand): void {
    const { calendar, zone } = reservation;
    const endSec = startSec + reservation.endSec - reservation.startSec;
    const to = { startSec, endSec, place: { calendar, zone }, entries: entriesAt(reservation, startSec) };
    this.move(reservation.scheduleId, to, hand);
  }

  editMemo(reservation: SimReservation): void {
    reservation.marker = '';
  }

  #holds(visit: Parameters<typeof partsOf>[0], except?: SimReservation): boolean {
    return partsOf(visit).every((part) => this.hasRoom(part, part, except));
  }

  #visitorFor({ visitorId, person }: SimRequest, hand: Hand): string | null {
    if (visitorId !== null) return this.visitor(visitorId) === null ? null : visitorId;
    const known = this.corners.reserveFindsVisitor ? this.visitors(person).at(0) : undefined;
    if (known !== undefined) return known.id;
    const twin = this.visitors(person).find(
      ({ madeBy }) => isPrompt(madeBy) && isPrompt(hand) && hand.sentMs <= madeBy.nowMs,
    );
    const made = this.#newVisitor(person, hand);
    if (twin !== undefined) this.wronged(`two commands at once made a visitor of one person: ${made.id}`);
    return made.id;
  }

  #newVisitor(person: Person, madeBy: Hand | null): SimVisitor {
    this.#visitorCount += 1;
    const visitor = { id: `v${this.#name}${this.#visitorCount}`, person, madeBy };
    this.#visitors.push(visitor);
    return visitor;
  }

  #tell(what: Change['what'], hand: Hand, reservation: SimReservation, before: Change['before']): void {
    if (hand.kind === 'staff') reservation.staffMs = hand.nowMs;
    this.changed({ what, hand, reservation, before });
  }

  #zones(calendar: string): SimCalendar['zones'] {
    return this.#calendars.find((known) => known.calendar === calendar)?.zones ?? [];
  }
}

export function samePerson(one: Person, other: Person): boolean {
  const name = (person: Person): string => normalisedName(`${person.familyName}${person.givenName}`);
  return one.phone.phoneNumber === other.phone.phoneNumber && name(one) === name(other);
}

function isPrompt(hand: Hand | null): hand is Extract<Hand, { kind: 'adapter' }> {
  return hand?.kind === 'adapter' && hand.nowMs - hand.sentMs <= promptMs;
}
