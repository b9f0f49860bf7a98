import type { EpochMs } from '../../src/core/clock.ts';
import type { Aggregator } from './aggregator.ts';
import type { AnyClinic } from './any-clinic.ts';
import {
  type Ask,
  type AskKind,
  isOpen,
  isReplay,
  type Reply,
  saysNothingWasDone,
  type Wish,
} from './ask.ts';
import { wrongImages } from './image-check.ts';
import { cameTooLate, tookLeased, wrongLease, wrongRefusal } from './lease-check.ts';
import type { SimNetwork } from './network.ts';
import { isUntroubled, type Plan } from './plan.ts';
import { lateCommitMs, recordAgeMs } from './setting.ts';
import { intervalSec } from './sim-clinic.ts';
import { type Change, isLive, partsOf, type SimReservation, samePlace } from './sim-reservation.ts';
import type { World } from './world.ts';
import { wrongEnd } from './wrong-end.ts';

/** What the borders may add to the core's own time before the partner's limit is passed, in milliseconds. */
const toleranceMs = 50;

/** Staff that acts between our reading and our command can't be seen; what they did so long before it must be. */
const staffNoticedMs = 4_000;

/** Of a look-up, the time in which it may have joined another's reading. */
const sharedReadMs = 1_200;

export interface Violation {
  /** The sentence of the promise, 1 to 8; 0: a fault of our own. */
  readonly sentence: number;
  readonly what: string;
}

/** The faults that a partner may be answered in these histories: no request is wrong in itself. */
const invitesRepeat: ReadonlySet<string> = new Set(['clinic-unavailable', 'outcome-unknown', 'not-ready']);

/** What there is to check. */
export interface Scene {
  readonly world: World;
  readonly plan: Plan;
  readonly clinics: readonly AnyClinic[];
  readonly network: SimNetwork;
  readonly aggregator: Aggregator;
}

/** The sentences of the promise that hold at every instant, as code: judged at each change in a clinic and at each answer. */
export class PromiseCheck {
  readonly violations: Violation[] = [];
  readonly #scene: Scene;
  readonly #first = new Map<number, string>();
  readonly #changedMs = new Map<string, EpochMs>();

  constructor(scene: Scene) {
    this.#scene = scene;
    for (const [number, clinic] of scene.clinics.entries()) {
      clinic.changed = (change) => this.#changed(number, clinic, change);
      clinic.wronged = (what) => this.found(0, what);
    }
    scene.aggregator.answered = (ask, wish) => this.#answered(ask, wish);
  }

  found(sentence: number, what: string): void {
    const { world } = this.#scene;
    world.trace?.(`VIOLATION of sentence ${sentence}: ${what}`);
    this.violations.push({ sentence, what: `${what} (at ${world.sinceStartMs} ms)` });
  }

  #of(token: string): readonly SimReservation[] {
    return this.#scene.clinics.flatMap(({ reservations }) =>
      reservations.filter((reservation) => reservation.token === token),
    );
  }

  #liveOf(token: string): readonly SimReservation[] {
    return this.#of(token).filter(isLive);
  }

  #staffTouched(token: string): boolean {
    return this.#of(token).some(({ staffMs }) => staffMs !== null);
  }

  #changed(number: number, clinic: AnyClinic, change: Change): void {
    const { world, plan, aggregator } = this.#scene;
    const { what, hand, reservation } = change;
    const { token } = reservation;
    this.#changedMs.set(token, world.nowMs);
    world.trace?.(
      `clinic ${number}: ${hand.kind} ${what} ${reservation.scheduleId} of ${token || 'staff'}: ${reservation.status} at ${reservation.startSec} in ${reservation.zone} (${reservation.marker})`,
    );
    if (hand.kind === 'staff') return;
    const wish = [...aggregator.wishes.values()].find((known) => known.token === token);
    if (wish === undefined) {
      this.found(0, `a command for nobody's wish: ${token}`);
      return;
    }
    if (what === 'made' && !plan.beyondReason) this.#made(wish);
    if (what === 'made' && wish.house !== null && !samePlace(reservation, wish.house.place))
      this.found(2, `${token} was put elsewhere than it was wanted: ${reservation.zone}`);
    if (what === 'moved') this.#moved(wish, change);
    if (what === 'ended') this.#note(5, wrongEnd(wish, this.#of(token), reservation));
    // What stays where it is takes nothing from anybody.
    const isPut = what !== 'ended' && isLive(reservation) && !isWhereItWas(change);
    if (isPut && !plan.beyondReason) this.#fits(clinic, reservation, hand.sentMs);
    if (isPut && !plan.beyondReason) this.#note(4, tookLeased(aggregator, number, clinic, reservation, hand));
  }

  #note(sentence: number, finding: string | null): void {
    if (finding !== null) this.found(sentence, finding);
  }

  #refused(wish: Wish, refusal: string): void {
    const { plan, world } = this.#scene;
    const isUndisturbed = isUntroubled(plan) && !plan.actions.some(({ kind }) => kind === 'staff');
    this.#note(8, wrongRefusal(wish, refusal, world.nowMs, isUndisturbed));
  }

  #made(wish: Wish): void {
    const { token } = wish;
    const live = this.#liveOf(token);
    const { nowMs } = this.#scene.world;
    // Staff that move or end a visit within the time of a late effect take away what would have refused it.
    const staffJustNow = this.#of(token).some(
      ({ staffMs }) => staffMs !== null && nowMs - staffMs < lateCommitMs,
    );
    // What the staff moved away without its mark before its id was learnt can't be told from a stranger's.
    const { startSec } = wish.visit;
    const isLost = live.some(({ marker, ...one }) => marker === '' && one.startSec !== startSec);
    if (live.length > 1 && !staffJustNow && !isLost)
      this.found(1, `${token} has ${live.length} live reservations`);
    // Fenced until no second reservation can come any more, a cancel is final.
    const cancelled = wish.asks.some((ask) => ask.kind === 'cancel' && ask.reply?.kind === 'booking');
    if (cancelled && !staffJustNow)
      this.found(2, `${token} came into being after it was answered as cancelled`);
    const asked = wish.asks.filter(({ kind }) => kind === 'create');
    if (!asked.some((ask) => isOpen(ask, wish) || ask.reply?.kind === 'booking'))
      this.found(3, `${token} came into being after every answer had said no`);
  }

  #moved(wish: Wish, { reservation, before }: Change): void {
    const { startSec } = reservation;
    if (before?.startSec === startSec) return;
    // Whoever repeats a command that was done wants nothing new.
    const moves = wish.asks.filter(
      (ask) => ask.kind === 'move' && !wish.asks.some((one) => isReplay(ask, one)),
    );
    const latest = moves
      .filter(({ reply }) => reply?.kind === 'booking')
      .sort((one, other) => (one.repliedMs ?? 0) - (other.repliedMs ?? 0))
      .at(-1);
    if (latest?.startSec === startSec) return;
    if (!moves.some((ask) => ask.startSec === startSec && isOpen(ask, wish)))
      this.found(5, `${wish.token} was moved to ${startSec} after every answer had said no`);
  }

  /** Nobody else is in the place, as far as could be known when the command was sent. */
  #fits(clinic: AnyClinic, reservation: SimReservation, sentMs: EpochMs): void {
    const isInTheWay = (other: SimReservation): boolean =>
      other !== reservation && (other.staffMs === null || other.staffMs < sentMs - staffNoticedMs);
    for (const part of partsOf(reservation)) {
      for (let startSec = part.startSec; startSec < part.endSec; startSec += intervalSec) {
        const others = clinic
          .occupants(part, { startSec, endSec: startSec + intervalSec })
          .filter(isInTheWay);
        if (others.length >= clinic.capacity(part))
          this.found(4, `${reservation.token} was put into ${part.zone} at ${startSec}, which was taken`);
      }
    }
  }

  #answered(ask: Ask, wish: Wish | undefined): void {
    const { reply } = ask;
    if (reply === null) return;
    this.#inTime(ask);
    if (reply.kind === 'fault' && !invitesRepeat.has(reply.code)) {
      const unknownUser = ask.kind === 'list' && reply.code === 'not-found';
      const isOver = reply.code === 'invalid-argument' && cameTooLate(ask, this.#scene.world.nowMs);
      if (!unknownUser && !isOver) this.found(0, `${ask.kind} was answered ${reply.code}: ${reply.message}`);
    }
    if (ask.lease !== undefined) this.#note(8, wrongLease(ask.lease, reply));
    if (ask.images !== undefined) this.#note(2, wrongImages(this.#scene, ask, ask.images));
    if (wish === undefined) return;
    if (ask.kind === 'create' && reply.kind === 'refused') this.#refused(wish, reply.refusal);
    if (ask.kind === 'create') this.#created(ask, wish, reply);
    if (ask.kind === 'move') this.#askedToMove(ask, wish, reply);
    if (ask.kind === 'cancel') this.#askedToCancel(ask, wish, reply);
    if (ask.kind === 'status' && reply.kind === 'booking') this.#toldStatus(ask, wish, reply);
  }

  #inTime(ask: Ask): void {
    const { world, network } = this.#scene;
    // A process that the machine doesn't run can't answer.
    if (ask.replica.frozenUntilMs > ask.askedMs) return;
    const tookMs = world.nowMs - ask.askedMs;
    if (tookMs > ask.limitMs + toleranceMs) this.found(7, `${ask.kind} took ${tookMs} ms`);
    if (ask.kind !== 'look-up' || ask.reply?.kind !== 'fault') return;
    if (!network.isTroubledSince(ask.clinic, ask.askedMs - sharedReadMs))
      this.found(7, `a look-up at clinic ${ask.clinic}, which is well, failed`);
  }

  #created(ask: Ask, wish: Wish, reply: Reply): void {
    const { token } = wish;
    const live = this.#liveOf(token);
    if (reply.kind === 'booking') {
      const { booking } = reply;
      const replay = `${booking.id} ${booking.echo}`;
      const before = this.#first.get(wish.number) ?? replay;
      this.#first.set(wish.number, before);
      if (before !== replay) this.found(8, `${token} was replayed as ${replay} after ${before}`);
      if (booking.status === 'pending' || booking.status === 'abandoned')
        this.found(2, `${token} was answered as made and is ${booking.status}`);
      if (this.#staffTouched(token) || wish.asks.some(({ kind }) => kind === 'cancel')) return;
      if (live.length === 0) this.found(2, `${token} was answered as made and is not`);
      const [there] = live;
      if (there !== undefined && there.startSec !== booking.startSec && !this.#others(ask, wish))
        this.found(2, `${token} was answered as at ${booking.startSec} and is at ${there.startSec}`);
      return;
    }
    if (reply.kind !== 'refused' || this.#scene.plan.beyondReason) return;
    if (wish.asks.some((other) => other !== ask && other.kind === 'create' && isOpen(other, wish))) return;
    // What the staff have moved and taken the marker from is like any visit that they made themselves.
    const own = this.#staffTouched(token)
      ? live.filter(({ marker, startSec }) => marker !== '' || startSec === ask.startSec)
      : live;
    if (own.length > 0) this.found(3, `${token} was refused (${reply.refusal}) and is there`);
  }

  #askedToMove(ask: Ask, wish: Wish, reply: Reply): void {
    if (this.#staffTouched(wish.token) || this.#others(ask, wish)) return;
    const [there] = this.#liveOf(wish.token);
    if (reply.kind === 'booking') {
      // The same command again, whose answer is what came of it then.
      if (wish.asks.some((other) => other !== ask && other.key !== undefined && other.key === ask.key))
        return;
      if (there?.startSec !== ask.startSec)
        this.found(2, `${wish.token} was answered as moved to ${ask.startSec} and is at ${there?.startSec}`);
      if (ask.terms !== undefined && there !== undefined && there.terms !== ask.terms)
        this.found(2, `${wish.token} was answered as changed to ${ask.terms} and says ${there.terms}`);
      return;
    }
    if (reply.kind !== 'refused' && !saysNothingWasDone(ask)) return;
    const cancelled = wish.asks.some((other) => other.kind === 'cancel');
    if (there === undefined && !cancelled) this.found(5, `${wish.token} lost its place in a refused move`);
    const wasThere = wish.asks.some(
      (other) => other !== ask && other.kind !== 'cancel' && other.startSec === ask.startSec,
    );
    if (there !== undefined && there.startSec === ask.startSec && !wasThere)
      this.found(5, `${wish.token} was refused its move and moved`);
  }

  #askedToCancel(ask: Ask, wish: Wish, reply: Reply): void {
    if (this.#staffTouched(wish.token)) return;
    const live = this.#liveOf(wish.token);
    if (reply.kind === 'booking' && live.length > 0)
      this.found(2, `${wish.token} was answered as cancelled and is not`);
    if (reply.kind !== 'refused' && !saysNothingWasDone(ask)) return;
    const others = wish.asks.some((other) => other !== ask && other.kind === 'cancel');
    if (live.length === 0 && !others) this.found(3, `${wish.token} was refused its cancel and is cancelled`);
  }

  /** Status answers are no older than the merchant's setting. */
  #toldStatus(ask: Ask, wish: Wish, reply: Extract<Reply, { kind: 'booking' }>): void {
    const { clinics, plan } = this.#scene;
    const changedMs = this.#changedMs.get(wish.token) ?? Number.NEGATIVE_INFINITY;
    // Where a move gives another id, a booking that isn't found while it is moved may be there or not.
    const hiding: readonly AskKind[] =
      plan.kinds[wish.clinic] === 'service-combination' ? ['move', 'cancel'] : ['cancel'];
    if (changedMs > ask.askedMs - recordAgeMs || this.#others(ask, wish, hiding)) return;
    const clinic = clinics[wish.clinic];
    const all = this.#of(wish.token);
    const [only] = all;
    // What a clinic doesn't list, and what lost its marker, can't be found unless its id was answered.
    if (!clinic?.listsLive || !clinic.listsEnded || only === undefined) return;
    if (all.length > 1 || only.marker === '' || only.oddUntilMs > ask.askedMs - recordAgeMs) return;
    const { booking } = reply;
    const live = booking.status !== 'cancelled-by-clinic' && booking.status !== 'cancelled-by-partner';
    const isThere = only.status !== 'cancelled';
    // A move that is under way says where it is, and never whether.
    const isElsewhere = booking.startSec !== only.startSec && !this.#others(ask, wish, ['move']);
    if (live !== isThere || (live && isElsewhere))
      this.found(2, `${wish.token} is told as ${booking.status} and is ${only.status} at ${only.startSec}`);
  }

  /** Whether another change of the wish may have happened since it was asked. */
  #others(ask: Ask, wish: Wish, kinds: readonly AskKind[] = ['move', 'cancel']): boolean {
    return wish.asks.some(
      (other) =>
        other !== ask &&
        kinds.includes(other.kind) &&
        (isOpen(other, wish) || (other.repliedMs ?? 0) >= ask.askedMs),
    );
  }
}

function isWhereItWas({ before, reservation }: Change): boolean {
  return (
    before !== null &&
    before.startSec === reservation.startSec &&
    before.endSec === reservation.endSec &&
    before.calendar === reservation.calendar &&
    before.zone === reservation.zone
  );
}
