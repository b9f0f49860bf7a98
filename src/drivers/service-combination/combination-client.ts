import type { CallLimits, Trouble } from '../../core/clinic-driver.ts';
import type { ClinicAnswer } from '../clinic-http/exchange.ts';
import type { HttpClient } from '../clinic-http/http-client.ts';
import { decodeJson, encodeJson } from '../clinic-http/json-body.ts';
import { methodOf, needsLanguage, type Operation, type PathIds, pathOf } from './operations.ts';
import type { RateStep } from './rate-budget.ts';
import type { CombinationMerchant } from './settings.ts';

/** What is asked of the system. */
export interface Ask {
  readonly operation: Operation;
  readonly ids?: PathIds;
  readonly query?: URLSearchParams;
  /** Goes with a GET, too ([combination] 9, O1). */
  readonly body?: unknown;
  /** Absent: it stands alone. */
  readonly step?: RateStep;
}

/** One sending of it. */
export interface CombinationCall extends Ask {
  readonly token: string;
  readonly limits: CallLimits;
}

/** What is certain after one call ([combination] 11.4, last paragraphs on statuses). */
export type CallOutcome =
  /** A status of success; `json` is undefined when there was no body. */
  | { readonly kind: 'answered'; readonly json: unknown }
  /** The system said no, so nothing was done. Its error bodies aren't documented ([combination] 8), so the status is all there is. */
  | { readonly kind: 'refused'; readonly status: number }
  /** Nothing was done: the call never reached the system, or was turned away at the door. */
  | { readonly kind: 'not-sent'; readonly trouble: Trouble; readonly retryAfterMs: number | null }
  /** It was sent, and no trustworthy answer came. */
  | { readonly kind: 'unknown'; readonly trouble: Trouble };

export type SendCall = (call: CombinationCall) => Promise<CallOutcome>;

type Connection = Pick<CombinationMerchant, 'tenantId' | 'locale' | 'settings'>;

/** Calls in one branch's name. Never rejects. */
export function createCombinationClient(
  http: Pick<HttpClient, 'send'>,
  { tenantId, locale, settings }: Connection,
): SendCall {
  const language = settings.languages[locale] ?? locale;

  function headersOf({ operation, token, body }: CombinationCall): Readonly<Record<string, string>> {
    return {
      authorization: `Bearer ${token}`,
      'x-tenant-id': tenantId,
      accept: 'application/json',
      ...(needsLanguage(operation) ? { 'accept-language': language } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
  }

  return async (call) => {
    const body = call.body === undefined ? null : encodeJson(call.body);
    if (call.body !== undefined && body === null)
      return notSent('unexpected', 'the body could not be written');
    const query = call.query === undefined ? '' : `?${call.query.toString()}`;
    const outcome = await http.send({
      method: methodOf(call.operation, settings),
      path: pathOf(call.operation, settings.paths, call.ids ?? {}) + query,
      headers: headersOf(call),
      body,
      untilMs: call.limits.untilMs,
    });
    switch (outcome.kind) {
      case 'answer':
        return judge(outcome);
      case 'not-sent':
        return { ...outcome, retryAfterMs: null };
      case 'lost':
        return { kind: 'unknown', trouble: outcome.trouble };
    }
  };
}

function judge({ status, body, retryAfterMs }: ClinicAnswer): CallOutcome {
  if (status >= 200 && status < 300) {
    if (body.length === 0) return { kind: 'answered', json: undefined };
    const json = decodeJson(body);
    return json === undefined ? unknown('unreadable', 'the answer is not JSON') : { kind: 'answered', json };
  }
  // Counted before it is looked at ([combination] 2.4): turned away, not carried out.
  if (status === 429) return notSent('overloaded', 'status 429', retryAfterMs);
  // Given up after 350 seconds, and perhaps done all the same.
  if (status === 408 || status === 504) return unknown('time-out', `status ${status}`);
  if (status >= 500) return unknown('server-error', `status ${status}`);
  if (status >= 400) return { kind: 'refused', status };
  return unknown('unexpected', `status ${status}`);
}

function notSent(kind: Trouble['kind'], detail: string, retryAfterMs: number | null = null): CallOutcome {
  return { kind: 'not-sent', trouble: { kind, detail }, retryAfterMs };
}

function unknown(kind: Trouble['kind'], detail: string): CallOutcome {
  return { kind: 'unknown', trouble: { kind, detail } };
}
