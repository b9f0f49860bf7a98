import type { CallLimits } from '../../../src/core/clinic-driver.ts';
import type { ExchangeOutcome } from '../../../src/drivers/clinic-http/exchange.ts';
import type { Connect, HttpRequest } from '../../../src/drivers/clinic-http/http-client.ts';
import type { Seen, SimNetwork } from '../network.ts';
import type { Hand } from '../sim-reservation.ts';
import type { World } from '../world.ts';
import { answerCall, callOf, type SimAnswer } from './answer-call.ts';
import type { SimBranch } from './branch.ts';
import type { BranchDoor } from './branch-door.ts';

/** What the wire leads to. */
export interface WireEnd {
  readonly number: number;
  readonly branch: SimBranch;
  readonly door: BranchDoor;
}

/** HTTP over the simulated network: what the driver says and hears is what it would over a real one, faults included. */
export function simConnect(
  world: World,
  { number, branch, door }: WireEnd,
  network: SimNetwork,
  deliver: (name: string, go: () => void) => void,
): Connect {
  async function send(request: HttpRequest): Promise<ExchangeOutcome> {
    const call = callOf(request);
    const sentMs = world.nowMs;
    const limits: CallLimits = { untilMs: request.untilMs, priority: 'change' };
    const act = (): SimAnswer => {
      const hand: Hand = { kind: 'adapter', sentMs, nowMs: world.nowMs };
      const answer = answerCall(branch, door, call, request, hand);
      world.trace?.(`branch ${branch.id}: ${call.kind} ${call.id} ${request.body ?? ''}: ${inWords(answer)}`);
      return answer;
    };
    const outcome = outcomeOf(await network.call(number, call.kind, limits, act, deliver));
    if (outcome.kind === 'answer' && outcome.status === 429) network.turnedAway(number);
    return outcome;
  }
  return () => ({ send, close: () => Promise.resolve() });
}

function outcomeOf(seen: Seen<SimAnswer>): ExchangeOutcome {
  switch (seen.kind) {
    case 'answer':
      return answered(seen.value);
    case 'not-sent':
      return seen.status === null
        ? { kind: 'not-sent', trouble: seen.trouble }
        : answered({ status: seen.status });
    case 'cut':
      return seen.status === null ? { kind: 'lost', trouble: seen.trouble } : spoilt(seen.status);
  }
}

function answered({ status, json, retryAfterMs }: SimAnswer): ExchangeOutcome {
  const body = Buffer.from(json === undefined ? '' : JSON.stringify(json));
  return { kind: 'answer', status, body, retryAfterMs: retryAfterMs ?? null };
}

/** What somebody else's machine says in the system's place. */
function spoilt(status: number): ExchangeOutcome {
  return { kind: 'answer', status, body: Buffer.from('<html>out of order</html>'), retryAfterMs: null };
}

function inWords({ status, json }: SimAnswer): string {
  return `${status} ${json === undefined ? '' : JSON.stringify(json).slice(0, 300)}`;
}
