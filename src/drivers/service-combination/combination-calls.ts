import type { CallLimits, Trouble } from '../../core/clinic-driver.ts';
import { type Clock, pause, type Randomness } from '../../core/clock.ts';
import type { ObserveCall, Shed } from '../clinic-gate/gated-calls.ts';
import type { RepeatBudget } from '../clinic-gate/repeat-budget.ts';
import type { CombinationAccount } from './account.ts';
import type { Ask, CallOutcome, CombinationCall } from './combination-client.ts';
import type { Operation } from './operations.ts';
import type { CombinationSettings } from './settings.ts';

/** What a read came to, after its retries. */
export type ReadOutcome =
  | Extract<CallOutcome, { readonly kind: 'answered' | 'refused' }>
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** What a command came to. A refusal is the system's; refused access is none, and nothing was sent then. */
export type SentOutcome =
  | Exclude<CallOutcome, { readonly kind: 'not-sent' }>
  | { readonly kind: 'not-sent'; readonly trouble: Trouble };

/** Calls with the token put in, within the account's requests, and repeated where that is safe ([combination] 11.4). */
export interface CombinationCalls {
  /** Repeated while no answer came, at most twice. */
  read(ask: Ask, limits: CallLimits): Promise<ReadOutcome>;
  /** Repeated once after what proves that it wasn't carried out. */
  command(ask: Ask, limits: CallLimits): Promise<SentOutcome>;
}

export interface CombinationCallsOptions {
  readonly send: (call: CombinationCall) => Promise<CallOutcome | Shed>;
  readonly account: Pick<CombinationAccount, 'tokens' | 'rate'>;
  readonly budget: RepeatBudget;
  readonly settings: Pick<CombinationSettings, 'readTimeOutMs'>;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly observe: ObserveCall<Operation>;
  readonly report: (detail: string) => void;
}

type Troubled = Extract<CallOutcome | Shed, { readonly trouble: Trouble }>;

/** The only layer that repeats: layers that each repeat multiply. */
const maxAttempts = { read: 3, command: 2 } as const;

/** Callers have a second or little more, so waiting long is giving up; spread so that callers don't come back together. */
const gapMs = { least: 20, spread: 60 };

const noRequestLeft: Shed = {
  kind: 'shed',
  trouble: { kind: 'overloaded', detail: 'no request is left in this minute' },
};

export function createCombinationCalls(options: CombinationCallsOptions): CombinationCalls {
  const { account, budget, clock, randomness } = options;

  /** A call whose token was refused wasn't carried out, so it is sent once more with a new one; commands, too. */
  async function attempt(ask: Ask, limits: CallLimits): Promise<CallOutcome | Shed> {
    for (let renewals = 0; ; renewals += 1) {
      const answer = await account.tokens.current(limits);
      if (answer.kind === 'trouble') return { kind: 'not-sent', trouble: answer.trouble, retryAfterMs: null };
      const outcome = await sendWithin(ask, answer.token, limits);
      if (outcome.kind === 'refused' && outcome.status === 403)
        return refusedAccess(`${ask.operation}: status 403`);
      if (outcome.kind !== 'refused' || outcome.status !== 401) return outcome;
      account.tokens.refused(answer.token);
      if (renewals === 1) return refusedAccess(`${ask.operation}: a fresh token was refused, too`);
    }
  }

  async function sendWithin(ask: Ask, token: string, limits: CallLimits): Promise<CallOutcome | Shed> {
    const wantedMs = clock.now();
    if (!(await account.rate.take(limits, ask.step))) {
      options.observe(ask.operation, 'shed', (clock.now() - wantedMs) / 1000);
      return noRequestLeft;
    }
    const outcome = await options.send({ ...ask, token, limits });
    if (ask.step === 'first' && outcome.kind !== 'answered') account.rate.giveBack();
    const isTurnedAway = outcome.kind === 'not-sent' && outcome.trouble.kind === 'overloaded';
    if (isTurnedAway) account.rate.turnedAway(outcome.retryAfterMs);
    return outcome;
  }

  /** Nobody but a person can put this right: credentials, scopes or tenant are not what the system wants. */
  function refusedAccess(detail: string): CallOutcome {
    options.report(detail);
    return { kind: 'not-sent', trouble: { kind: 'refused-access', detail }, retryAfterMs: null };
  }

  /** Waits before a repeat; false if there is no time or no budget for one, or no use in it. */
  async function waited(outcome: Troubled, limits: CallLimits): Promise<boolean> {
    if (outcome.kind === 'shed' || outcome.trouble.kind === 'refused-access') return false;
    const asked = outcome.kind === 'not-sent' ? (outcome.retryAfterMs ?? 0) : 0;
    const delayMs = Math.max(asked, gapMs.least + gapMs.spread * randomness.fraction());
    if (clock.now() + delayMs >= limits.untilMs || !budget.spend()) return false;
    await pause(clock, delayMs);
    return true;
  }

  async function read(ask: Ask, limits: CallLimits): Promise<ReadOutcome> {
    budget.earn();
    for (let attempts = 1; ; attempts += 1) {
      const untilMs = Math.min(limits.untilMs, clock.now() + options.settings.readTimeOutMs);
      const outcome = await attempt(ask, { ...limits, untilMs });
      if (outcome.kind === 'answered' || outcome.kind === 'refused') return outcome;
      if (attempts === maxAttempts.read || !(await waited(outcome, limits)))
        return { kind: 'trouble', trouble: outcome.trouble };
    }
  }

  async function command(ask: Ask, limits: CallLimits): Promise<SentOutcome> {
    budget.earn();
    for (let attempts = 1; ; attempts += 1) {
      const outcome = await attempt(ask, limits);
      if (outcome.kind !== 'not-sent' && outcome.kind !== 'shed') return outcome;
      if (attempts === maxAttempts.command || !(await waited(outcome, limits)))
        return { kind: 'not-sent', trouble: outcome.trouble };
    }
  }

  return { read, command };
}
