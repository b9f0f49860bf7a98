import type { CallLimits, Trouble } from '../../core/clinic-driver.ts';
import type { Clock } from '../../core/clock.ts';
import type { ClinicAnswer } from '../clinic-http/exchange.ts';
import { createHttpClient } from '../clinic-http/http-client.ts';
import { decodeJson, encodeJson } from '../clinic-http/json-body.ts';
import { type ClinicError, readClinicError } from './errors.ts';
import { type Operation, operationPaths } from './operations.ts';

/** One POST to the clinic; every operation of the Open API is one ([clinic] 2). */
export interface ClinicCall {
  readonly operation: Operation;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly limits: CallLimits;
}

/** What is certain after one POST. */
export type CallOutcome =
  /** Status 200 and readable JSON. */
  | { readonly kind: 'answered'; readonly json: unknown }
  /** The clinic said no, so nothing was done. */
  | { readonly kind: 'refused'; readonly error: ClinicError }
  /** The clinic did nothing: the call never reached it, or was turned away at the door. */
  | { readonly kind: 'not-sent'; readonly trouble: Trouble; readonly retryAfterMs: number | null }
  /** It was sent, and no trustworthy answer came. */
  | { readonly kind: 'unknown'; readonly trouble: Trouble };

/** Speaks HTTP to one clinic. Never rejects: everything that can happen is an outcome. */
export interface ClinicClient {
  post(call: ClinicCall): Promise<CallOutcome>;
  /** Gives calls under way a second to end, then cuts them off; later ones are not sent. May be called again. */
  close(): Promise<void>;
}

export interface ClinicClientOptions {
  readonly baseUrl: string;
  /** How many calls the caller makes at once, at the most. */
  readonly maxConcurrent: number;
  /** Statuses that mean a refusal whatever their body says, besides those that HTTP itself defines so. */
  readonly refusalStatuses: readonly number[];
  readonly clock: Clock;
}

/** HTTP statuses that say that the request wasn't processed, whatever their body (RFC 9110, 15.5). */
const plainRefusals = [401, 403, 404, 405, 411, 413, 414, 415, 431];

/** A client for the API at `baseUrl`; a path in it is put before each operation's. */
export function createClinicClient(options: ClinicClientOptions): ClinicClient {
  const http = createHttpClient(options);
  const refusalStatuses = new Set([...plainRefusals, ...options.refusalStatuses]);

  async function post(call: ClinicCall): Promise<CallOutcome> {
    const body = encodeJson(call.body);
    if (body === null) return notSent('unexpected', 'the command could not be written as JSON');
    const headers = { ...call.headers, 'content-type': 'application/json', accept: 'application/json' };
    const path = operationPaths[call.operation];
    const outcome = await http.send({ method: 'POST', path, headers, body, untilMs: call.limits.untilMs });
    switch (outcome.kind) {
      case 'answer':
        return judge(outcome, refusalStatuses);
      case 'not-sent':
        return { ...outcome, retryAfterMs: null };
      case 'lost':
        return { kind: 'unknown', trouble: outcome.trouble };
    }
  }

  return { post, close: () => http.close() };
}

function judge(
  { status, body, retryAfterMs }: ClinicAnswer,
  refusalStatuses: ReadonlySet<number>,
): CallOutcome {
  const json = decodeJson(body);
  if (status === 200)
    return json === undefined ? unknown('unreadable', 'the answer is not JSON') : { kind: 'answered', json };
  // Rate limits are applied before a request is handled (RFC 6585, 4): it was turned away, not carried out.
  if (status === 429) return notSent('overloaded', 'status 429', retryAfterMs);
  if (status >= 500) return unknown('server-error', `status ${status}`);
  const error = status >= 400 ? readClinicError(status, json) : null;
  if (error !== null) return { kind: 'refused', error };
  if (refusalStatuses.has(status))
    return { kind: 'refused', error: { status, className: null, properties: [] } };
  // Neither documented nor plain by HTTP: nothing may be concluded from it.
  return unknown('unexpected', `status ${status}`);
}

function notSent(kind: Trouble['kind'], detail: string, retryAfterMs: number | null = null): CallOutcome {
  return { kind: 'not-sent', trouble: { kind, detail }, retryAfterMs };
}

function unknown(kind: Trouble['kind'], detail: string): CallOutcome {
  return { kind: 'unknown', trouble: { kind, detail } };
}
