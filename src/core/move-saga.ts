import { markerOf } from './booking.ts';
import type { BookingChange } from './booking-store.ts';
import type {
  Answer,
  CallLimits,
  ClinicReference,
  CommandOutcome,
  ReservationView,
} from './clinic-driver.ts';
import type { Clock, EpochMs } from './clock.ts';
import type { Log } from './dependencies.ts';
import { Fault } from './fault.ts';
import { hasRoomNow } from './fresh-place.ts';
import { houseOf, refusedByClinic } from './house-clinic.ts';
import { mergedReference, observed } from './observe-reservation.ts';
import type { Place } from './opening.ts';
import type { Intent } from './operation.ts';
import { overtaken, readBackOf } from './read-back.ts';
import {
  givenUp,
  lookFor,
  lookLater,
  madeSo,
  type Next,
  nothingDone,
  type Run,
  refusedFor,
  type Saga,
} from './saga.ts';
import { sameSpan } from './slot-grid.ts';
import { type ChangeVerdict, circumstancesOf, decideMove, isUnclear } from './unknown-outcome.ts';
import { commandServices, occupiedBy } from './visit.ts';

type Move = Extract<Intent, { kind: 'move' }>;

type Refused = Extract<CommandOutcome<never>, { kind: 'refused' }>;

/** Moves a booking's reservation; until that is known to have worked the booking is where it was. */
export class MoveSaga implements Saga {
  readonly #clock: Clock;
  readonly #log: Log;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  async send(run: Run, view: ReservationView | null, limits: CallLimits): Promise<Next> {
    if (view === null) return lookFor(null);
    const sentMs = this.#clock.now();
    const outcome = await move(run, view, limits);
    const again = run.operation.sends > 1;
    switch (outcome.kind) {
      case 'done':
        return madeSo(this.#moved(run, view, sentMs, outcome.value), 0);
      case 'unknown':
        return lookFor(outcome.trouble);
      case 'not-sent':
        // After an earlier send only the clinic can tell what became of it.
        if (again) return lookFor(outcome.trouble);
        return nothingDone(
          new Fault('clinic-unavailable', 'the clinic cannot be reached', { cause: outcome.trouble }),
        );
      case 'refused':
        return again ? lookFor(null) : this.#refused(run, outcome, limits);
    }
  }

  async look(run: Run, limits: CallLimits): Promise<Next> {
    const nowMs = this.#clock.now();
    const facts = circumstancesOf(run.operation, run.clinic.merchant.patience, nowMs);
    const answer = await readBackOf(run, limits);
    if (answer.kind === 'trouble') return lookLater(answer.trouble, facts);
    const view = answer.value;
    const { from, to } = moveOf(run);
    const decide = (mayResend: boolean): ChangeVerdict =>
      decideMove(view, from, to, { ...facts, mayResend }, saysWhatItShould(run, view));
    let verdict = decide(true);
    if (verdict === 'send-again') {
      const room = await hasRoomStill(run, view, limits);
      if (room.kind === 'trouble') return lookFor(room.trouble);
      if (!room.value) verdict = decide(false);
    }
    switch (verdict) {
      case 'done':
        return madeSo(this.#moved(run, view, nowMs), 0);
      case 'look-again':
        return lookFor(null);
      case 'send-again':
        return { kind: 'send', view };
      case 'overtaken':
        return overtaken(run, view, nowMs);
      case 'not-happening': {
        const fault = new Fault('clinic-unavailable', 'the clinic did not carry out the move');
        return givenUp(fault, observed(run.booking, view, nowMs), 0);
      }
    }
  }

  #moved(
    run: Run,
    view: ReservationView | null,
    observedMs: EpochMs,
    newer: ClinicReference | null = null,
  ): BookingChange {
    const { to } = moveOf(run);
    const change = observed(run.booking, view, observedMs);
    return {
      ...change,
      reference: newer === null ? change.reference : mergedReference(change.reference, newer),
      startSec: to.startSec,
      endSec: to.endSec,
      place: to.place,
      fencedUntilMs: fenceOf(run),
    };
  }

  /** The reservation was changed between our reading and our command, which certainly wasn't carried out: read it again. */
  async #overtakenAfter(run: Run, limits: CallLimits): Promise<Next> {
    const nowMs = this.#clock.now();
    const answer = await readBackOf(run, limits);
    if (answer.kind === 'trouble') return lookFor(answer.trouble);
    const view = answer.value;
    return isOver(run, view) ? overtaken(run, view, nowMs) : lookFor(null);
  }

  async #refused(run: Run, refused: Refused, limits: CallLimits): Promise<Next> {
    switch (refused.refusal) {
      case 'place-taken':
        return refusedFor('slot-unavailable', 'the clinic refused the place as taken');
      case 'visitor-busy':
        return refusedFor('overlapping-reservation', 'the visitor has another reservation at that time');
      case 'not-reserved':
      case 'reservation-unknown':
        return this.#overtakenAfter(run, limits);
      case 'visitor-unknown':
      case 'hold-over':
      case 'our-fault':
        // What was refused is the caller's own wording, and the caller's to put right.
        if (moveOf(run).terms !== undefined && refused.words !== undefined)
          return nothingDone(refusedByClinic(refused));
        this.#log.error(
          { operation: run.operation.id, merchant: run.clinic.merchant.id, detail: refused.detail },
          'the clinic refused a move for a reason of ours',
        );
        return nothingDone(new Fault('clinic-unavailable', 'the clinic refuses changes for this service'));
    }
  }
}

/** Whether the staff have done something with the reservation that leaves nothing to be moved, or not from there. */
function isOver(run: Run, view: ReservationView | null): boolean {
  if (view === null) return true;
  const { from, to } = moveOf(run);
  if (view.status === 'reserved') return !sameSpan(view, from) && !sameSpan(view, to);
  return !isUnclear(view);
}

/** Whether a move may be sent once more as far as its target goes. */
async function hasRoomStill(
  run: Run,
  view: ReservationView | null,
  limits: CallLimits,
): Promise<Answer<boolean>> {
  const { from, to } = moveOf(run);
  const place = view?.place ?? run.booking.place;
  if (sameSpan(from, to) && samePlace(place, to.place)) return { kind: 'ok', value: true };
  return hasRoomNow(run, to, occupiedBy({ items: run.booking.items, place }, from), limits);
}

function moveOf(run: Run): Move {
  const { intent } = run.operation;
  if (intent.kind !== 'move') throw new Fault('internal', 'not a move');
  return intent;
}

function move(
  run: Run,
  current: ReservationView,
  limits: CallLimits,
): Promise<CommandOutcome<ClinicReference | null>> {
  const { booking, clinic } = run;
  const { to, terms } = moveOf(run);
  const { serviceId } = booking;
  if (terms === undefined)
    return clinic.driver.move({ ...commandServices(booking), current, to }, limits, run.notes);
  return houseOf(clinic).update({ serviceId, current, to, marker: markerOf(booking.id), terms }, limits);
}

/**
 * Whether a reservation that lies where a move should put it shows that the move was made. The time proves it where it changed; where it
 * didn't, only what else the reservation says can.
 */
function saysWhatItShould(run: Run, view: ReservationView | null): boolean {
  const { from, to, terms } = moveOf(run);
  if (terms === undefined || view === null || !sameSpan(from, to)) return true;
  return samePlace(view.place, to.place) && houseOf(run.clinic).shows(view, terms, markerOf(run.booking.id));
}

function samePlace(one: Place | null, other: Place): boolean {
  return one !== null && one.calendar === other.calendar && one.zone === other.zone;
}

/** One send whose effect is seen is over; of several, all but one may still be on their way. */
function fenceOf(run: Run): EpochMs {
  return run.operation.sends > 1 ? run.operation.sentMs + run.clinic.merchant.patience.lateCommitMs : 0;
}
