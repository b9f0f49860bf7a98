import type { CallLimits, ReservationView } from './clinic-driver.ts';
import type { Clock, EpochMs } from './clock.ts';
import type { Log } from './dependencies.ts';
import { Fault } from './fault.ts';
import { observed } from './observe-reservation.ts';
import { overtaken, readBackOf } from './read-back.ts';
import { givenUp, lookFor, lookLater, madeSo, type Next, nothingDone, type Run, type Saga } from './saga.ts';
import { circumstancesOf, decideCancel } from './unknown-outcome.ts';

/** Cancels a booking's reservation on the partner's wish. */
export class CancelSaga implements Saga {
  readonly #clock: Clock;
  readonly #log: Log;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  async send(run: Run, view: ReservationView | null, limits: CallLimits): Promise<Next> {
    if (view === null) return lookFor(null);
    const sentMs = this.#clock.now();
    const outcome = await run.clinic.driver.cancel(view, limits, wantedOf(run));
    switch (outcome.kind) {
      case 'done':
        return cancelled(run, view, sentMs);
      case 'unknown':
        return lookFor(outcome.trouble);
      case 'not-sent':
        // After an earlier send only the clinic can tell what became of it.
        if (run.operation.sends > 1) return lookFor(outcome.trouble);
        return nothingDone(
          new Fault('clinic-unavailable', 'the clinic cannot be reached', { cause: outcome.trouble }),
        );
      case 'refused':
        if (outcome.refusal !== 'our-fault') return lookFor(null);
        this.#log.error(
          { operation: run.operation.id, merchant: run.clinic.merchant.id, detail: outcome.detail },
          'the clinic refused a cancellation for a reason of ours',
        );
        if (run.operation.sends > 1) return lookFor(null);
        return nothingDone(new Fault('clinic-unavailable', 'the clinic refuses cancellations'));
    }
  }

  async look(run: Run, limits: CallLimits): Promise<Next> {
    const nowMs = this.#clock.now();
    const facts = circumstancesOf(run.operation, run.clinic.merchant.patience, nowMs);
    const answer = await readBackOf(run, limits);
    if (answer.kind === 'trouble') return lookLater(answer.trouble, facts);
    const view = answer.value;
    switch (decideCancel(view, facts, wantedOf(run))) {
      case 'done':
        return cancelled(run, view, nowMs);
      case 'look-again':
        return lookFor(null);
      case 'send-again':
        return { kind: 'send', view };
      case 'overtaken':
        return overtaken(run, view, nowMs);
      case 'not-happening': {
        const fault = new Fault('clinic-unavailable', 'the clinic did not carry out the cancellation');
        return givenUp(fault, observed(run.booking, view, nowMs), 0);
      }
    }
  }
}

function cancelled(run: Run, view: ReservationView | null, observedMs: EpochMs): Next {
  const { intent } = run.operation;
  const status = (intent.kind === 'cancel' ? intent.as : undefined) ?? 'cancelled-by-partner';
  return madeSo({ ...observed(run.booking, view, observedMs), status }, 0);
}

/** What the clinic is to record. */
function wantedOf({ operation: { intent } }: Run): 'cancelled' | 'no-show' {
  return intent.kind === 'cancel' && intent.as === 'no-show' ? 'no-show' : 'cancelled';
}
