import type { CallLimits, Trouble } from '../../core/clinic-driver.ts';
import { type Clock, pause, type Randomness } from '../../core/clock.ts';
import type { RepeatBudget } from '../clinic-gate/repeat-budget.ts';
import type { CallOutcome } from './clinic-client.ts';
import { type ClinicError, describeRefusal, meaningOf } from './errors.ts';
import type { GatedClient, GatedOutcome } from './gated-client.ts';
import type { Operation } from './operations.ts';
import type { OpenApiSettings } from './settings.ts';
import type { TokenAnswer, TokenSource } from './token.ts';

/** What a read came to, after its retries. */
export type ReadOutcome =
  | Extract<CallOutcome, { readonly kind: 'answered' | 'refused' }>
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

type Troubled = Extract<GatedOutcome, { readonly trouble: Trouble }>;

/** Calls in the clinic's name for an operation, with the token put in and whatever may be repeated repeated. */
export interface ClinicCalls {
  /** Repeated while no answer came, at most twice, within the limits and the clinic's budget for repeats. */
  read(operation: Operation, body: unknown, limits: CallLimits): Promise<ReadOutcome>;
  /** As {@link read}, for a question of somebody else's: its refusal is nobody's fault here. */
  pass(operation: Operation, body: unknown, limits: CallLimits): Promise<ReadOutcome>;
  /** Repeated only after what proves that it wasn't carried out. */
  command(operation: Operation, body: unknown, limits: CallLimits): Promise<CallOutcome>;
}

export interface ClinicCallsOptions {
  readonly client: GatedClient;
  readonly tokens: TokenSource;
  readonly budget: RepeatBudget;
  readonly settings: Pick<OpenApiSettings, 'tokenHeader' | 'tokenRefusalStatuses' | 'readTimeOutMs'>;
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** Told of refusals that somebody has to put right. */
  readonly reportFault: (detail: string) => void;
}

/** The only layer that repeats reads: layers that each repeat multiply, and a clinic in trouble gets their product. */
const maxReadAttempts = 3;

/** A command that never arrived gets one more chance, enough for a connection that was just being replaced. */
const maxCommandAttempts = 2;

/** Callers have a second or little more, so waiting long is giving up; spread so that callers don't come back together. */
const gapMs = { least: 20, spread: 60 };

export function createClinicCalls(options: ClinicCallsOptions): ClinicCalls {
  const { client, tokens, budget, settings, clock, randomness, reportFault } = options;

  function send(
    operation: Operation,
    body: unknown,
    token: string,
    limits: CallLimits,
  ): Promise<GatedOutcome> {
    const { name, scheme } = settings.tokenHeader;
    const value = scheme === '' ? token : `${scheme} ${token}`;
    return client.post({ operation, body, headers: { [name]: value }, limits });
  }

  /** A call whose token was refused wasn't carried out, so it is sent once more with a new one; for commands, too. */
  async function attempt(operation: Operation, body: unknown, limits: CallLimits): Promise<GatedOutcome> {
    for (let renewals = 0; ; renewals += 1) {
      // Nearly always there is one, and nothing to wait for.
      const answer = tokens.known ?? (await tokens.current(limits));
      const token = typeof answer === 'string' ? answer : tokenIn(answer);
      if (typeof token !== 'string') return token;
      const outcome = await send(operation, body, token, limits);
      if (!isTokenRefusal(outcome)) return outcome;
      tokens.refused(token);
      if (renewals === 1) return refusedAccess(operation);
    }
  }

  function isTokenRefusal(outcome: GatedOutcome): boolean {
    if (outcome.kind !== 'refused') return false;
    const { status, properties } = outcome.error;
    return (
      settings.tokenRefusalStatuses.includes(status) ||
      properties.some(({ key, reason }) => /token/i.test(key) || /token/i.test(reason))
    );
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

  async function read(operation: Operation, body: unknown, limits: CallLimits): Promise<ReadOutcome> {
    const outcome = await pass(operation, body, limits);
    return outcome.kind === 'refused' ? refusedRead(operation, outcome.error) : outcome;
  }

  async function pass(operation: Operation, body: unknown, limits: CallLimits): Promise<ReadOutcome> {
    budget.earn();
    for (let attempts = 1; ; attempts += 1) {
      const untilMs = Math.min(limits.untilMs, clock.now() + settings.readTimeOutMs);
      const outcome = await attempt(operation, body, { ...limits, untilMs });
      if (outcome.kind === 'answered' || outcome.kind === 'refused') return outcome;
      if (attempts === maxReadAttempts || !(await waited(outcome, limits)))
        return { kind: 'trouble', trouble: outcome.trouble };
    }
  }

  function refusedRead(operation: Operation, error: ClinicError): ReadOutcome {
    if (meaningOf(operation, error) === 'our-fault') reportFault(describeRefusal(operation, error));
    return { kind: 'refused', error };
  }

  /** Nobody but a person can put this right: key, header or scheme are not what the clinic wants. */
  function refusedAccess(operation: Operation): CallOutcome {
    const detail = `${operation}: a fresh token was refused, too`;
    reportFault(detail);
    return { kind: 'not-sent', trouble: { kind: 'refused-access', detail }, retryAfterMs: null };
  }

  async function command(operation: Operation, body: unknown, limits: CallLimits): Promise<CallOutcome> {
    budget.earn();
    for (let attempts = 1; ; attempts += 1) {
      const outcome = await attempt(operation, body, limits);
      if (outcome.kind !== 'not-sent' && outcome.kind !== 'shed') return outcome;
      if (attempts === maxCommandAttempts || !(await waited(outcome, limits)))
        return { kind: 'not-sent', trouble: outcome.trouble, retryAfterMs: null };
    }
  }

  return { read, pass, command };
}

/** The token, or what becomes of a call that got none. */
function tokenIn(answer: TokenAnswer): string | Troubled {
  if (answer.kind === 'token') return answer.token;
  return answer.kind === 'shed' ? answer : { kind: 'not-sent', trouble: answer.trouble, retryAfterMs: null };
}

/** The clinic's own word on why a call failed, as a trouble for logs. */
export function refusalAsTrouble(detail: string, error: ClinicError): Trouble {
  return { kind: error.status === 401 || error.status === 403 ? 'refused-access' : 'unexpected', detail };
}
