import type { Trouble } from '../../core/clinic-driver.ts';
import type { Clock, EpochMs } from '../../core/clock.ts';
import type { Verdict } from '../clinic-gate/breaker.ts';
import type { ClinicGate } from '../clinic-gate/clinic-gate.ts';
import type { CallOutcome, ClinicCall, ClinicClient } from './clinic-client.ts';
import { type Operation, sortOf } from './operations.ts';

/** How a call came out, for counting: `shed` if it was held back by the adapter itself. */
export type ObservedOutcome = 'ok' | 'refused' | 'shed' | Trouble['kind'];

/** Told of every call when it is over; `seconds` since it was wanted. Mustn't throw. */
export type ObserveCall = (operation: Operation, outcome: ObservedOutcome, seconds: number) => void;

export type GatedOutcome =
  | CallOutcome
  /** Held back by the adapter itself: not sent, and to try again at once is useless. */
  | { readonly kind: 'shed'; readonly trouble: Trouble };

/** The client as everything else in this driver sees it: through the clinic's gate. */
export interface GatedClient {
  post(call: ClinicCall): Promise<GatedOutcome>;
}

export interface GatedClientOptions {
  readonly client: Pick<ClinicClient, 'post'>;
  readonly gate: ClinicGate;
  readonly clock: Clock;
  readonly observe: ObserveCall;
}

/** A call that was given less than this may have run out of time without any fault of the clinic's. */
const fairMs = 500;

export function createGatedClient({ client, gate, clock, observe }: GatedClientOptions): GatedClient {
  async function post(call: ClinicCall): Promise<GatedOutcome> {
    const wantedMs = clock.now();
    const { operation, limits } = call;
    const { untilMs } = limits;
    let sentMs = wantedMs;
    const passage = await gate.pass(
      { limits, sort: sortOf(operation) },
      () => {
        sentMs = clock.now();
        return client.post(call);
      },
      (outcome) => verdictOn(outcome, { sentMs, endedMs: clock.now(), untilMs }),
    );
    const outcome = passage.kind === 'shed' ? passage : passage.value;
    observe(operation, observed(outcome), (clock.now() - wantedMs) / 1000);
    return outcome;
  }

  return { post };
}

interface CallTimes {
  readonly sentMs: EpochMs;
  readonly endedMs: EpochMs;
  readonly untilMs: EpochMs;
}

/** A refusal is an answer: the clinic is well. A rate limit says that it is, too, and only wants fewer calls. */
function verdictOn(outcome: CallOutcome, { sentMs, endedMs, untilMs }: CallTimes): Verdict {
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

function observed(outcome: GatedOutcome): ObservedOutcome {
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
