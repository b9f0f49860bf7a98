import type { CallLimits, Trouble } from '../../core/clinic-driver.ts';
import type { Clock, EpochMs } from '../../core/clock.ts';
import type { CallSort, Verdict } from './breaker.ts';
import type { ClinicGate } from './clinic-gate.ts';

/** How a call came out, for counting: `shed` if it was held back by the adapter itself. */
export type ObservedOutcome = 'ok' | 'refused' | 'shed' | Trouble['kind'];

/** Told of every call when it is over; `seconds` since it was wanted. Mustn't throw. */
export type ObserveCall<Operation extends string = string> = (
  operation: Operation,
  outcome: ObservedOutcome,
  seconds: number,
) => void;

/** What any driver's call has. */
interface Call {
  readonly operation: string;
  readonly limits: CallLimits;
}

/** What any driver's call comes to. */
type Outcome =
  | { readonly kind: 'answered' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'not-sent'; readonly trouble: Trouble }
  | { readonly kind: 'unknown'; readonly trouble: Trouble };

/** A call that was held back by the adapter itself: not sent, and to try again at once is useless. */
export interface Shed {
  readonly kind: 'shed';
  readonly trouble: Trouble;
}

export interface GatedCallsOptions<C extends Call, O extends Outcome> {
  send(call: C): Promise<O>;
  sortOf(operation: C['operation']): CallSort;
  readonly gate: ClinicGate;
  readonly clock: Clock;
  readonly observe: ObserveCall<C['operation']>;
}

/** A call that was given less than this may have run out of time without any fault of the clinic's. */
const fairMs = 500;

/** A driver's way to send calls, led through the clinic's gate and counted. */
export function createGatedCalls<C extends Call, O extends Outcome>(
  options: GatedCallsOptions<C, O>,
): (call: C) => Promise<O | Shed> {
  const { gate, clock, observe } = options;
  return async (call) => {
    const wantedMs = clock.now();
    const { operation, limits } = call;
    const { untilMs } = limits;
    let sentMs = wantedMs;
    const passage = await gate.pass(
      { limits, sort: options.sortOf(operation) },
      () => {
        sentMs = clock.now();
        return options.send(call);
      },
      (outcome) => verdictOn(outcome, { sentMs, endedMs: clock.now(), untilMs }),
    );
    const outcome = passage.kind === 'shed' ? passage : passage.value;
    observe(operation, observed(outcome), (clock.now() - wantedMs) / 1000);
    return outcome;
  };
}

interface CallTimes {
  readonly sentMs: EpochMs;
  readonly endedMs: EpochMs;
  readonly untilMs: EpochMs;
}

/** A refusal is an answer: the clinic is well. A rate limit says that it is, too, and only wants fewer calls. */
function verdictOn(outcome: Outcome, { sentMs, endedMs, untilMs }: CallTimes): Verdict {
  if (outcome.kind === 'answered' || outcome.kind === 'refused') return 'healthy';
  if (endedMs >= untilMs && untilMs - sentMs < fairMs) return 'says-nothing';
  return verdicts[outcome.trouble.kind];
}

const verdicts: Readonly<Record<Trouble['kind'], Verdict>> = {
  unreachable: 'failing',
  'time-out': 'failing',
  'server-error': 'failing',
  // What stands in front of a broken server likes to answer 200 with a page for people.
  unreadable: 'failing',
  overloaded: 'says-nothing',
  'refused-access': 'says-nothing',
  unexpected: 'says-nothing',
};

function observed(outcome: Outcome | Shed): ObservedOutcome {
  switch (outcome.kind) {
    case 'answered':
      return 'ok';
    case 'refused':
    case 'shed':
      return outcome.kind;
    default:
      return outcome.trouble.kind;
  }
}
