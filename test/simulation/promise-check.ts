import type { DatabaseSync } from 'node:sqlite';
import type { Booking } from '../../src/core/booking.ts';
import { bookingId } from '../../src/core/identifiers.ts';
import type { Steps } from '../../src/store/sqlite/steps.ts';
import type { Aggregator, Ask, Wish } from './aggregator.ts';
import type { Plan } from './plan.ts';
import { intervalSec, isLive, type SimClinic, type SimReservation } from './sim-clinic.ts';
import type { World } from './world.ts';

/** What the borders may add to the core's own time before the partner's limit is passed, in milliseconds. */
const toleranceMs = 50;

/** Staff that acts between our reading and our command can't be seen; after this long it must be. */
const staffNoticedMs = 15_000;

export interface Violation {
  /** The sentence of the promise, 1 to 8; 0: a fault of our own. */
  readonly sentence: number;
  readonly what: string;
}

/** The eight sentences of the promise, as code. */
export class PromiseCheck {
  readonly violations: Violation[] = [];
  readonly #world: World;
  readonly #plan: Plan;
  readonly #clinic: SimClinic;
  readonly #aggregator: Aggregator;
  readonly #first = new Map<number, string>();
  lastStaffMs = Number.NEGATIVE_INFINITY;

  constructor(world: World, plan: Plan, clinic: SimClinic, aggregator: Aggregator) {
    this.#world = world;
    this.#plan = plan;
    this.#clinic = clinic;
    this.#aggregator = aggregator;
    clinic.changed = (reservation) => this.#reservationChanged(reservation);
    aggregator.answered = (ask, wish) => this.#answered(ask, wish);
  }

  #found(sentence: number, what: string): void {
    this.violations.push({ sentence, what: `${what} (at ${this.#world.nowMs})` });
  }

  #liveOf(token: string): readonly SimReservation[] {
    return this.#clinic.reservations.filter(
      (reservation) => reservation.token === token && isLive(reservation),
    );
  }

  #staffTouched(token: string): boolean {
    return this.#clinic.reservations.some((reservation) => reservation.token === token && reservation.staff);
  }

  #reservationChanged(reservation: SimReservation): void {
    if (this.#plan.beyondReason || !isLive(reservation)) return;
    if (reservation.token !== '' && this.#liveOf(reservation.token).length > 1) {
      this.#found(1, `token ${reservation.token} has more than one live reservation`);
    }
    if (this.#world.nowMs - this.lastStaffMs < staffNoticedMs) return;
    for (let startSec = reservation.startSec; startSec < reservation.endSec; startSec += intervalSec) {
      const taken = this.#clinic.taken(reservation, { startSec, endSec: startSec + intervalSec });
      if (taken > this.#clinic.capacity(reservation) && !this.#staffOverbooked(reservation, startSec)) {
        this.#found(4, `${reservation.calendar}/${reservation.zone} is oversold at ${startSec}`);
      }
    }
  }

  #staffOverbooked(place: SimReservation, startSec: number): boolean {
    return this.#clinic.reservations.some(
      (other) =>
        other.staff &&
        isLive(other) &&
        other.zone === place.zone &&
        other.startSec <= startSec &&
        startSec < other.endSec,
    );
  }

  #answered(ask: Ask, wish: Wish | undefined): void {
    const tookMs = this.#world.nowMs - ask.askedMs;
    if (tookMs > ask.limitMs + toleranceMs) this.#found(7, `${ask.kind} took ${tookMs} ms`);
    const { reply } = ask;
    if (reply === null) return;
    if (reply.kind === 'fault' && reply.code === 'internal')
      this.#found(0, `${ask.kind} met a fault of our own`);
    if (wish === undefined) return;
    if (reply.kind === 'fault' && (reply.code === 'invalid-argument' || reply.code === 'unknown-booking')) {
      this.#found(0, `${ask.kind} of ${wish.token} was answered ${reply.code}`);
    }
    if (ask.kind === 'create') this.#created(ask, wish, reply);
    if (ask.kind === 'move' || ask.kind === 'cancel') this.#changed(ask, wish, reply);
  }

  #created(ask: Ask, wish: Wish, reply: NonNullable<Ask['reply']>): void {
    if (reply.kind === 'booking') {
      const replay = `${reply.booking.id} ${reply.booking.echo}`;
      const before = this.#first.get(wish.number) ?? replay;
      this.#first.set(wish.number, before);
      if (before !== replay) this.#found(8, `${wish.token} was replayed as ${replay} after ${before}`);
      if (!this.#clinic.reservations.some(({ token }) => token === wish.token))
        this.#found(2, `${wish.token} was answered as made and is not`);
    }
    if (reply.kind !== 'refused' || this.#plan.beyondReason) return;
    if (wish.asks.some((other) => other !== ask && other.kind === 'create' && other.reply === null)) return;
    if (this.#liveOf(wish.token).length > 0)
      this.#found(3, `${wish.token} was refused (${reply.refusal}) and is there`);
  }

  #changed(ask: Ask, wish: Wish, reply: NonNullable<Ask['reply']>): void {
    if (this.#staffTouched(wish.token) || this.#plan.beyondReason) return;
    const live = this.#liveOf(wish.token);
    if (ask.kind === 'cancel' && reply.kind === 'booking' && live.length > 0)
      this.#found(2, `${wish.token} was answered as cancelled and is not`);
    if (this.#others(ask, wish)) return;
    const [there] = live;
    if (ask.kind === 'move' && reply.kind === 'booking' && there?.startSec !== ask.startSec) {
      this.#found(2, `${wish.token} was answered as moved to ${ask.startSec} and is at ${there?.startSec}`);
    }
    if (ask.kind !== 'move' || reply.kind !== 'refused') return;
    const cancelled = wish.asks.some((other) => other.kind === 'cancel');
    if (there === undefined && !cancelled) this.#found(5, `${wish.token} lost its place in a refused move`);
    const places = new Set(
      wish.asks.filter((other) => other !== ask && other.kind !== 'cancel').map((other) => other.startSec),
    );
    if (there !== undefined && there.startSec === ask.startSec && !places.has(ask.startSec)) {
      this.#found(5, `${wish.token} was refused its move and moved`);
    }
  }

  /** Whether anything else of the wish may have happened in the meantime. */
  #others(ask: Ask, wish: Wish): boolean {
    return wish.asks.some(
      (other) =>
        other !== ask &&
        (other.kind === 'move' || other.kind === 'cancel') &&
        (other.reply === null || other.reply.kind === 'fault' || other.askedMs >= ask.askedMs),
    );
  }

  /** After calm: the record and the clinic agree, and what can't be resolved is listed. */
  final(steps: Steps, connection: DatabaseSync): void {
    const listed = new Set(steps.unresolved(100).map(({ bookingId: id }) => String(id)));
    if (this.#plan.corners.historyListsReserved && listed.size > 0)
      this.#found(6, `still unresolved after calm: ${[...listed].join(', ')}`);
    const stuck = connection.prepare(`SELECT id FROM operations WHERE state = 'sent'`).all();
    if (stuck.length > 0) this.#found(6, `${stuck.length} operations are still open after calm`);
    const bookings = this.#bookings(connection, steps);
    for (const booking of bookings) this.#agrees(booking, listed);
    for (const reservation of this.#clinic.reservations) {
      if (!isLive(reservation) || reservation.marker === '') continue;
      const booking = bookings.find(({ id }) => `G-${id}` === reservation.marker);
      const wanted = booking !== undefined && (isUp(booking) || listed.has(booking.id));
      if (!wanted && this.#plan.corners.historyListsReserved)
        this.#found(6, `a reservation of ${reservation.token} is live and no booking wants it`);
    }
    for (const wish of this.#aggregator.wishes.values()) {
      const live = this.#liveOf(wish.token);
      if (live.length > 1)
        this.#found(1, `token ${wish.token} has ${live.length} live reservations in the end`);
    }
  }

  #bookings(connection: DatabaseSync, steps: Steps): readonly Booking[] {
    return connection
      .prepare('SELECT id FROM bookings')
      .all()
      .flatMap((row) => steps.booking(bookingId(String(row['id']))) ?? []);
  }

  #agrees(booking: Booking, listed: ReadonlySet<string>): void {
    if (listed.has(booking.id)) return;
    const own = this.#clinic.reservations.filter(({ marker }) => marker === `G-${booking.id}`);
    const live = own.filter(isLive);
    // Without the reservation's id, which this clinic doesn't give away, nothing that the staff does can be seen.
    if (booking.reference.scheduleId === null && !this.#plan.corners.historyListsReserved) return;
    if (isUp(booking) && live.length !== 1)
      this.#found(
        6,
        `booking ${booking.id} is ${booking.status}, the clinic has ${live.length} live reservations`,
      );
    if (!isUp(booking) && live.length !== 0)
      this.#found(6, `booking ${booking.id} is ${booking.status}, the clinic has it live`);
    const [there] = live;
    if (isUp(booking) && there !== undefined && there.startSec !== booking.startSec) {
      this.#found(
        6,
        `booking ${booking.id} is at ${booking.startSec} in the record, at ${there.startSec} in the clinic`,
      );
    }
  }
}

function isUp(booking: Booking): boolean {
  return booking.status === 'confirmed' || booking.status === 'in-progress' || booking.status === 'completed';
}
