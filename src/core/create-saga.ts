import { markerOf } from './booking.ts';
import type { BookingChange } from './booking-store.ts';
import type {
  CallLimits,
  ClinicReference,
  CommandOutcome,
  Findings,
  ReservationView,
} from './clinic-driver.ts';
import type { Clock, EpochMs } from './clock.ts';
import type { Log } from './dependencies.ts';
import { Fault } from './fault.ts';
import { hasRoomNow } from './fresh-place.ts';
import { houseOf, refusedByClinic } from './house-clinic.ts';
import { findReservation, mergedReference, observed } from './observe-reservation.ts';
import type { HouseTerms } from './operation.ts';
import {
  givenUp,
  lookFor,
  madeSo,
  type Next,
  nothingDone,
  type Run,
  refusedFor,
  type Saga,
  startOver,
} from './saga.ts';
import { type CreateVerdict, circumstancesOf, decideCreate, isUnclear } from './unknown-outcome.ts';
import { commandServices } from './visit.ts';

/** A reservation that comes later than `lateCommitMs` is beyond all reason, but costs only a look: watched for ten times as long. */
const watchFactor = 10;

/** After a second send the first one's effect is rarer still, and at a clinic that counts requests each look takes some of few. */
const secondWatchFactor = 4;

type Refused = Extract<CommandOutcome<never>, { kind: 'refused' }>;

/** Makes a booking's reservation. */
export class CreateSaga implements Saga {
  readonly #clock: Clock;
  readonly #log: Log;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  async send(run: Run, _view: ReservationView | null, limits: CallLimits): Promise<Next> {
    const sentMs = this.#clock.now();
    const outcome = await reserve(run, limits);
    switch (outcome.kind) {
      case 'done':
        return madeSo(made(run, outcome.value, sentMs), watchUntil(run));
      case 'unknown':
        return lookFor(outcome.trouble);
      case 'not-sent':
        // Only the first send can end here: an earlier one may still have made the reservation.
        if (run.operation.sends > 1) return lookFor(outcome.trouble);
        return nothingDone(
          new Fault('clinic-unavailable', 'the clinic cannot be reached', { cause: outcome.trouble }),
        );
      case 'refused':
        if (run.operation.sends > 1) return lookFor(null);
        return this.#refused(run, outcome, limits);
    }
  }

  async look(run: Run, limits: CallLimits): Promise<Next> {
    const nowMs = this.#clock.now();
    const findings = await this.#find(run, limits);
    const { patience } = run.clinic.merchant;
    const decide = (mayResend: boolean): CreateVerdict =>
      decideCreate(findings, {
        ...circumstancesOf(run.operation, patience, nowMs),
        mayResend,
        guardedRepeatMs: patience.guardedRepeatMs,
        visitorCertain: visitorOf(run) !== null,
      });
    let verdict = decide(true);
    if (verdict.kind === 'repeat-once') {
      const room = await hasRoomNow(run, run.booking, [], limits);
      if (room.kind === 'trouble') return lookFor(room.trouble);
      // What fills the place may be the first command's own doing: then the next look finds it.
      if (!room.value) verdict = decide(false);
    }
    switch (verdict.kind) {
      case 'made': {
        const surplus = verdict.surplus.length > 0 ? nowMs : 0;
        return madeSo(found(run, verdict.view, nowMs), Math.max(surplus, watchUntil(run)));
      }
      case 'look-again':
        return lookFor(null);
      case 'repeat-once':
        return { kind: 'send', view: null };
      case 'ask-person':
        return { kind: 'look', state: 'needs-person', trouble: null };
      case 'nothing-there': {
        const fault = new Fault('clinic-unavailable', 'the clinic did not carry out the reservation');
        return givenUp(
          fault,
          abandoned(run, nowMs),
          run.operation.sentMs + watchFactor * patience.lateCommitMs,
        );
      }
    }
  }

  async #refused(run: Run, refused: Refused, limits: CallLimits): Promise<Next> {
    switch (refused.refusal) {
      case 'visitor-busy': {
        // The refusal doesn't say whose reservation is in the way: it may be this booking's own, from an attempt that was given up.
        const nowMs = this.#clock.now();
        const findings = await this.#find(run, limits);
        if (findings === null) return lookFor(null);
        const verdict = decideCreate(findings, neverSent);
        if (verdict.kind === 'made') return madeSo(found(run, verdict.view, nowMs), 0);
        if (findings.found.some(isUnclear)) return lookFor(null);
        return refusedFor('overlapping-reservation', 'the visitor has another reservation at that time');
      }
      case 'visitor-unknown':
        if (termsOf(run) === null) return startOver('the visitor is not known any more');
        return nothingDone(refusedByClinic(refused, 'visitor'));
      case 'place-taken':
        return refusedFor('slot-unavailable', 'the clinic refused the place as taken');
      case 'hold-over':
        return refusedFor('lease-expired', 'the clinic does not keep the leased place any more');
      case 'reservation-unknown':
      case 'not-reserved':
      case 'our-fault':
        // What was refused is the caller's own wording, and the caller's to put right.
        if (termsOf(run) !== null && refused.words !== undefined)
          return nothingDone(refusedByClinic(refused));
        this.#log.error(
          { operation: run.operation.id, merchant: run.clinic.merchant.id, detail: refused.detail },
          'the clinic refused a reservation for a reason of ours',
        );
        return nothingDone(
          new Fault('clinic-unavailable', 'the clinic refuses reservations for this service'),
        );
    }
  }

  async #find(run: Run, limits: CallLimits): Promise<Findings | null> {
    const answer = await findReservation(run, run.booking, run.booking, visitorOf(run), limits);
    return answer.kind === 'ok' ? answer.value : null;
  }
}

/** Circumstances under which only a reservation that is there counts. */
const neverSent = {
  nowMs: 0,
  sentMs: 0,
  sends: 0,
  lateCommitMs: Number.POSITIVE_INFINITY,
  mayResend: false,
  guardedRepeatMs: null,
  visitorCertain: false,
};

function visitorOf(run: Run): string | null {
  return run.operation.intent.kind === 'create' ? run.operation.intent.visitorId : null;
}

function termsOf({ operation: { intent } }: Run): HouseTerms | null {
  return (intent.kind === 'create' ? intent.terms : undefined) ?? null;
}

function holdOf({ operation: { intent } }: Run): string | null {
  return (intent.kind === 'create' ? intent.lease?.hold : undefined) ?? null;
}

function reserve(run: Run, limits: CallLimits): Promise<CommandOutcome<ClinicReference>> {
  const { booking, clinic } = run;
  const { serviceId, startSec, endSec, place, person, note } = booking;
  const visit = { serviceId, startSec, endSec, place, marker: markerOf(booking.id) };
  const visitorId = visitorOf(run);
  const terms = termsOf(run);
  const hold = holdOf(run);
  if (person !== null) {
    const command = { ...visit, ...commandServices(booking), person, visitorId, note, hold };
    return clinic.driver.reserve(command, limits, run.notes);
  }
  if (terms === null || visitorId === null) throw new Fault('internal', 'nobody to reserve for');
  return houseOf(clinic).reserve({ ...visit, visitorId, terms }, limits);
}

function made(run: Run, reference: ClinicReference, observedMs: EpochMs): BookingChange {
  const { booking } = run;
  return {
    status: 'confirmed',
    startSec: booking.startSec,
    endSec: booking.endSec,
    place: booking.place,
    reference: mergedReference({ ...booking.reference, visitorId: visitorOf(run) }, reference),
    observedMs,
    fencedUntilMs: lateUntil(run),
  };
}

function found(run: Run, view: ReservationView, nowMs: EpochMs): BookingChange {
  return { ...observed(run.booking, view, nowMs), fencedUntilMs: lateUntil(run) };
}

/** The booking of a create that came to nothing as far as can be seen; kept, since its reservation may still turn up. */
function abandoned(run: Run, nowMs: EpochMs): BookingChange {
  return { ...made(run, run.booking.reference, nowMs), status: 'abandoned' };
}

/** Until when a second reservation is watched for: the first command may take effect even later than it should. 0 = there was one. */
function watchUntil({ operation, clinic }: Run): EpochMs {
  return operation.sends > 1
    ? operation.sentMs + secondWatchFactor * clinic.merchant.patience.lateCommitMs
    : 0;
}

/** After a repeat the first command may still be on its way: as long as that, a second reservation should have turned up. 0 = it can't. */
function lateUntil(run: Run): EpochMs {
  return run.operation.sends > 1 ? run.operation.sentMs + run.clinic.merchant.patience.lateCommitMs : 0;
}
