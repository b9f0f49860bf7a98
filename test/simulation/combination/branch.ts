import type { EpochMs, EpochSec } from '../../../src/core/clock.ts';
import type { Place, TimeSpan } from '../../../src/core/opening.ts';
import type { AnyClinic } from '../any-clinic.ts';
import { Coverage } from '../coverage.ts';
import type { CombinationCorners, StaffDeed } from '../plan.ts';
import { type Change, type Hand, isLive, overlaps, type SimReservation } from '../sim-reservation.ts';
import type { Customer, SimAppointment, SimHold, Visit } from './appointment.ts';
import { BranchCalendar, gridSec, resourcesFor } from './branch-calendar.ts';
import { resources, serviceIdsOf } from './branch-setting.ts';

/** Why the system says no; the status is its own, the words are for readers of a trace. */
export interface SimRefusal {
  readonly status: number;
  readonly why: string;
}

/** For which token the record has the booking with that marker: a hold for a lease is made before there is one to pass on. */
export type TokenOf = (marker: string) => string;

/** A branch of a service-combination system: holds with a lifetime, appointments, and no place of anybody's that isn't held first. */
export class SimBranch implements AnyClinic {
  readonly id: string;
  readonly corners: CombinationCorners;
  readonly calendar: BranchCalendar;
  readonly showsPlaces = false;
  readonly album = null;
  readonly events = new Coverage();
  readonly deeds: ReadonlySet<StaffDeed> = new Set(['book', 'move', 'cancel', 'edit-memo']);
  changed: (change: Change) => void = () => undefined;
  wronged: (what: string) => void = () => undefined;
  readonly #now: () => EpochMs;
  readonly #tokenOf: TokenOf;
  #count = 0;

  constructor(id: string, corners: CombinationCorners, now: () => EpochMs, tokenOf: TokenOf) {
    this.id = id;
    this.corners = corners;
    this.#now = now;
    this.#tokenOf = tokenOf;
    this.calendar = new BranchCalendar(now);
  }

  /** One object where there may be several says nothing of the others ([combination] 9, O4). */
  get listsLive(): boolean {
    return this.corners.searchAnswers === 'array';
  }

  /** What isn't shown any more is known to be cancelled. */
  readonly listsEnded = true;

  get nowMs(): EpochMs {
    return this.#now();
  }

  get reservations(): readonly SimAppointment[] {
    return this.calendar.appointments;
  }

  find(appointmentId: string): SimAppointment | undefined {
    return this.reservations.find(({ scheduleId }) => scheduleId === appointmentId);
  }

  hold(wish: Omit<Visit, 'resource'>, hand: Hand): SimHold | SimRefusal {
    const resource = this.calendar.resourceFor(wish.serviceIds, wish);
    if (resource === null) return this.#refuse(this.corners.takenSlotStatus, 'slot taken');
    const sentMs = hand.kind === 'adapter' ? hand.sentMs : hand.nowMs;
    const id = this.#newId('h');
    const hold: SimHold = { ...wish, id, resource, madeMs: hand.nowMs, sentMs, state: 'held' };
    this.calendar.holds.push(hold);
    return hold;
  }

  confirm(holdId: string, customer: Customer, hand: Hand): SimAppointment | SimRefusal {
    const before = this.reservations.find((one) => one.receiptId === holdId && isLive(one));
    if (before !== undefined && this.corners.usedReservation === 'same-answer') {
      this.#note('confirm of a used hold answered');
      return before;
    }
    const hold = this.#usable(holdId);
    if (hold === null) return this.#goneHold('confirm', holdId);
    hold.state = 'used';
    this.#note('hold confirmed');
    const { startSec, endSec, serviceIds, notes, resource } = hold;
    const [marker = '', token = this.#tokenOf(marker)] = notes.split(' ');
    const appointment: SimAppointment = {
      startSec,
      endSec,
      serviceIds,
      customer,
      notes,
      calendar: this.id,
      zone: resource,
      entries: [],
      scheduleId: this.corners.appointmentIdIsReservationId ? holdId : this.#newId('a'),
      receiptId: holdId,
      holdId,
      visitorId: customer.personalIdentifier,
      marker,
      token,
      terms: '',
      createdMs: hand.nowMs,
      status: 'reserved',
      staffMs: null,
      oddUntilMs: 0,
    };
    this.calendar.appointments.push(appointment);
    this.#tell('made', hand, appointment, null);
    return appointment;
  }

  reschedule(appointmentId: string, holdId: string, hand: Hand): SimAppointment | SimRefusal {
    const appointment = this.find(appointmentId);
    if (appointment === undefined || !isLive(appointment)) return this.#goneAppointment();
    if (appointment.holdId === holdId && this.corners.usedReservation === 'same-answer') {
      this.#note('reschedule with a used hold answered');
      return appointment;
    }
    const hold = this.#usable(holdId);
    if (hold === null) return this.#goneHold('reschedule', holdId);
    if (hold.serviceIds.join() !== appointment.serviceIds.join()) {
      this.wronged(`${appointment.token} was to be moved to other services: ${hold.serviceIds.join()}`);
      return this.#refuse(400, 'services differ');
    }
    if (this.corners.rescheduleOwnOverlap === 'refuse' && overlaps(hold, appointment))
      return this.#refuse(400, 'overlaps its own time');
    hold.state = 'used';
    this.#note('hold used by a move');
    const { startSec, endSec } = appointment;
    appointment.startSec = hold.startSec;
    appointment.endSec = hold.endSec;
    appointment.zone = hold.resource;
    appointment.holdId = holdId;
    if (this.corners.rescheduleAppointmentId === 'changed') appointment.scheduleId = this.#newId('a');
    if (!this.corners.rescheduleKeepsNotes) appointment.notes = hold.notes;
    this.#tell('moved', hand, appointment, { startSec, endSec });
    return appointment;
  }

  cancel(appointmentId: string, hand: Hand): 'done' | SimRefusal {
    const appointment = this.find(appointmentId);
    if (appointment === undefined) return this.#goneAppointment();
    if (!isLive(appointment)) return this.corners.secondCancel === 'ok' ? 'done' : this.#goneAppointment();
    this.setStatus(appointment, 'cancelled', hand);
    return 'done';
  }

  /** The path's id is called an appointment's there, so it may be taken for one ([combination] 9, O6). */
  release(id: string, hand: Hand): 'done' | SimRefusal {
    const hold = this.#usable(id);
    if (hold !== null) {
      hold.state = 'released';
      this.#note('hold released');
      return 'done';
    }
    const used = this.reservations.find(
      (one) => isLive(one) && (one.scheduleId === id || one.holdId === id || one.receiptId === id),
    );
    if (used !== undefined && this.corners.releaseAfterUse === 'cancels-appointment') {
      this.setStatus(used, 'cancelled', hand);
      return 'done';
    }
    const isOver = used === undefined && this.calendar.holds.some((one) => one.id === id);
    return isOver && this.corners.releaseGone === 'ok' ? 'done' : this.#goneHold('release', id);
  }

  keptSince(sentMs: EpochMs): readonly string[] {
    return this.calendar.liveHolds.filter((hold) => hold.sentMs >= sentMs).map(({ id }) => `hold ${id}`);
  }

  places(service: string): readonly Place[] {
    return resourcesFor(serviceIdsOf(service)).map((zone) => ({ calendar: this.id, zone }));
  }

  /** The adapter isn't told of resources: it claims slots of a set of services. */
  claimedAs(service: string): Place {
    return { calendar: this.id, zone: [...serviceIdsOf(service)].sort().join('+') };
  }

  capacity(): number {
    return 1;
  }

  occupants({ zone }: Place, span: TimeSpan): readonly SimReservation[] {
    return this.calendar.occupants(zone, span);
  }

  /** A hold takes up its place, whoever's it is. */
  hasRoom({ zone }: Place, span: TimeSpan): boolean {
    return this.calendar.isFree(zone, span);
  }

  couldMove(reservation: SimReservation, span: TimeSpan): boolean {
    if (this.corners.rescheduleOwnOverlap === 'refuse' && overlaps(reservation, span)) return false;
    const type = resources.find(({ id }) => id === reservation.zone)?.type;
    return type !== undefined && this.calendar.freeResource(type, span) !== null;
  }

  /** It has no rule against two visits of a person at one time. */
  refusesPerson(): boolean {
    return false;
  }

  chartOf(): string {
    throw new Error('this system has no charts');
  }

  /** It knows callers' own identifiers, and no charts. */
  visitor(): null {
    return null;
  }

  /** In the first free resource, or in the first that isn't held for somebody: staff overbook. */
  staffBook(service: string, startSec: EpochSec, hand: Hand): void {
    const span = { startSec, endSec: startSec + gridSec };
    const places = this.places(service).filter(({ zone }) => !this.calendar.isHeld(zone, span));
    const place = places.find((one) => this.occupants(one, span).length === 0) ?? places[0];
    if (place === undefined) return;
    const walkIn = { personalIdentifier: 'walkin0000', firstName: 'Walk-in', lastName: '', email: '' };
    const visit: SimAppointment = {
      ...span,
      ...place,
      entries: [],
      serviceIds: serviceIdsOf(service),
      customer: walkIn,
      notes: '',
      scheduleId: this.#newId('a'),
      receiptId: '',
      holdId: '',
      visitorId: walkIn.personalIdentifier,
      marker: '',
      token: '',
      terms: '',
      createdMs: hand.nowMs,
      status: 'reserved',
      staffMs: null,
      oddUntilMs: 0,
    };
    this.calendar.appointments.push(visit);
    this.#tell('made', hand, visit, null);
  }

  staffMove(reservation: SimReservation, startSec: EpochSec, hand: Hand): void {
    const before = { startSec: reservation.startSec, endSec: reservation.endSec };
    reservation.endSec = startSec + before.endSec - before.startSec;
    reservation.startSec = startSec;
    // Where the search shows one appointment of several, nothing would tell what has another id from what was cancelled.
    const { rescheduleAppointmentId, searchAnswers } = this.corners;
    if (rescheduleAppointmentId === 'changed' && searchAnswers === 'array')
      reservation.scheduleId = this.#newId('a');
    // Somewhere else, and without its mark, it is anybody's.
    if (!this.corners.appointmentShowsNotes) reservation.marker = '';
    this.#tell('moved', hand, reservation, before);
  }

  setStatus(reservation: SimReservation, status: SimReservation['status'], hand: Hand): void {
    reservation.status = status;
    this.#tell('ended', hand, reservation, reservation);
  }

  editMemo(reservation: SimReservation): void {
    reservation.marker = '';
    const edited = this.find(reservation.scheduleId);
    if (edited !== undefined) edited.notes = 'called back';
  }

  mergeVisitors(): void {
    throw new Error('this system has no charts');
  }

  #tell(what: Change['what'], hand: Hand, reservation: SimReservation, before: TimeSpan | null): void {
    if (hand.kind === 'staff') reservation.staffMs = hand.nowMs;
    this.changed({ what, hand, reservation, before });
  }

  #usable(holdId: string): SimHold | null {
    return this.calendar.liveHolds.find(({ id }) => id === holdId) ?? null;
  }

  #goneHold(call: string, holdId: string): SimRefusal {
    const state = this.calendar.holds.find(({ id }) => id === holdId)?.state ?? 'unknown';
    return this.#refuse(this.corners.goneReservationStatus, `${call} of a hold ${over[state]}`);
  }

  #goneAppointment(): SimRefusal {
    return this.#refuse(this.corners.goneAppointmentStatus, 'no such appointment');
  }

  #refuse(status: number, why: string): SimRefusal {
    this.#note(`refused: ${why}`);
    return { status, why };
  }

  #note(what: string): void {
    this.events.add(`branch ${what}`);
  }

  #newId(kind: string): string {
    this.#count += 1;
    return `${kind}-${this.id}-${this.#count}`;
  }
}

/** What has become of a hold that can't be used. */
const over: Readonly<Record<SimHold['state'] | 'unknown', string>> = {
  held: 'that has lapsed',
  used: 'that is used up',
  released: 'that was released',
  unknown: 'that never was',
};
