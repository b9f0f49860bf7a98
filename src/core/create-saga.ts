import { markerOf } from './booking.ts';
import type { BookingChange } from './booking-store.ts';
import type {
  CallLimits,
  ClinicReference,
  ClinicRefusal,
  Findings,
  ReservationView,
  ReserveCommand,
} from './clinic-driver.ts';
import type { Clock, EpochMs } from './clock.ts';
import type { Log } from './dependencies.ts';
import { Fault } from './fault.ts';
import { mergedReference, observed, traceOf } from './observe-reservation.ts';
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
import { circumstancesOf, decideCreate, isUnclear } from './unknown-outcome.ts';

/** A reservation that comes later than `lateCommitMs` is beyond all reason, but costs only a look: watched for ten times as long. */
const watchFactor = 10;

/** Makes a booking's reservation. */
export class CreateSaga implements Saga {
  readonly #clock: Clock;
  readonly #log: Log;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  async send(run: Run, _view: ReservationView | null, limits: CallLimits): Promise<Next> {
    const outcome = await run.clinic.driver.reserve(commandOf(run), limits, run.notes);
    switch (outcome.kind) {
      case 'done':
        return madeSo(made(run, outcome.value, this.#clock.now()), lateUntil(run));
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
        return this.#refused(run, outcome.refusal, outcome.detail, limits);
    }
  }

  async look(run: Run, limits: CallLimits): Promise<Next> {
    const nowMs = this.#clock.now();
    const findings = await this.#find(run, limits);
    const { patience } = run.clinic.merchant;
    const verdict = decideCreate(findings, {
      ...circumstancesOf(run.operation, patience, nowMs),
      guardedRepeatMs: patience.guardedRepeatMs,
      visitorCertain: visitorOf(run) !== null,
    });
    switch (verdict.kind) {
      case 'made': {
        const surplus = verdict.surplus.length > 0 ? nowMs : 0;
        return madeSo(found(run, verdict.view, nowMs), Math.max(surplus, lateUntil(run)));
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

  async #refused(run: Run, refusal: ClinicRefusal, detail: string, limits: CallLimits): Promise<Next> {
    switch (refusal) {
      case 'visitor-busy': {
        // The refusal doesn't say whose reservation is in the way: it may be this booking's own, from an attempt that was given up.
        const nowMs = this.#clock.now();
        const findings = await this.#find(run, limits);
        if (findings === null) return lookFor(null);
        const verdict = decideCreate(findings, neverSent);
        if (verdict.kind === 'made') return madeSo(found(run, verdict.view, nowMs), lateUntil(run));
        if (findings.found.some(isUnclear)) return lookFor(null);
        return refusedFor('overlapping-reservation', 'the visitor has another reservation at that time');
      }
      case 'visitor-unknown':
        return startOver('the visitor is not known any more');
      case 'place-taken':
        return refusedFor('slot-unavailable', 'the clinic refused the place as taken');
      case 'reservation-unknown':
      case 'not-reserved':
      case 'our-fault':
        this.#log.error(
          { operation: run.operation.id, merchant: run.clinic.merchant.id, detail },
          'the clinic refused a reservation for a reason of ours',
        );
        return nothingDone(
          new Fault('clinic-unavailable', 'the clinic refuses reservations for this service'),
        );
    }
  }

  async #find(run: Run, limits: CallLimits): Promise<Findings | null> {
    const trace = traceOf(run.booking, run.booking, visitorOf(run));
    const answer = await run.clinic.driver.findByMarker(trace, limits);
    return answer.kind === 'ok' ? answer.value : null;
  }
}

/** Circumstances under which only a reservation that is there counts. */
const neverSent = {
  nowMs: 0,
  sentMs: 0,
  sends: 0,
  lateCommitMs: Number.POSITIVE_INFINITY,
  guardedRepeatMs: null,
  visitorCertain: false,
};

function visitorOf(run: Run): string | null {
  return run.operation.intent.kind === 'create' ? run.operation.intent.visitorId : null;
}

function commandOf(run: Run): ReserveCommand {
  const { booking } = run;
  return {
    serviceId: booking.serviceId,
    startSec: booking.startSec,
    endSec: booking.endSec,
    place: booking.place,
    person: booking.person,
    visitorId: visitorOf(run),
    marker: markerOf(booking.id),
    note: booking.note,
  };
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

/** After a repeat the first command may still be on its way: as long as that, a second reservation may turn up. 0 = it can't. */
function lateUntil(run: Run): EpochMs {
  return run.operation.sends > 1 ? run.operation.sentMs + run.clinic.merchant.patience.lateCommitMs : 0;
}
