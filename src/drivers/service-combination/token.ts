import type { CallLimits, Trouble } from '../../core/clinic-driver.ts';
import { type Clock, type EpochMs, pause, within } from '../../core/clock.ts';
import type { ObserveCall } from '../clinic-gate/gated-calls.ts';
import type { ClinicAnswer } from '../clinic-http/exchange.ts';
import type { HttpClient } from '../clinic-http/http-client.ts';
import { decodeJson } from '../clinic-http/json-body.ts';
import type { CombinationMerchant } from './settings.ts';

export type TokenAnswer =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** The one token of one account, by client credentials ([combination] 2.2); shared, because one request a second is all there is. */
export interface TokenSource {
  /** A token in force. One that ends soon is renewed while it is still used. */
  current(limits: CallLimits): Promise<TokenAnswer>;
  /** The system refused this token. */
  refused(token: string): void;
}

export interface TokenSourceOptions {
  readonly http: Pick<HttpClient, 'send'>;
  readonly connection: Pick<CombinationMerchant, 'clientId' | 'clientSecret' | 'account' | 'settings'>;
  readonly clock: Clock;
  readonly observe: ObserveCall<'oauth-token'>;
  /** Told when the system refuses the credentials themselves. */
  readonly onRefusedClient: (detail: string) => void;
}

interface Held {
  readonly token: string;
  readonly renewMs: EpochMs;
  readonly endsMs: EpochMs;
}

/** [combination] 2.4 */
const gapMs = 1_000;

/** Own limit of the request: it serves many callers, so no single one's may cut it short. */
const timeOutMs = 3_000;

/** [combination] 2.2; for an answer that doesn't say. */
const documentedLifetimeSec = 3_600;

/** What may stand in a header after the scheme. */
const headerSafe = /^[\x21-\x7e]{1,8192}$/;

export function createTokenSource(options: TokenSourceOptions): TokenSource {
  const { http, connection, clock, observe } = options;
  let held: Held | null = null;
  let asking: Promise<TokenAnswer> | null = null;
  let askedMs = Number.NEGATIVE_INFINITY;
  let failure: Extract<TokenAnswer, { kind: 'trouble' }> | null = null;

  async function ask(): Promise<TokenAnswer> {
    const waitMs = askedMs + gapMs - clock.now();
    if (waitMs > 0) await pause(clock, waitMs);
    askedMs = clock.now();
    const outcome = await http.send({ ...requestOf(connection), untilMs: askedMs + timeOutMs });
    const answer: TokenAnswer =
      outcome.kind === 'answer' ? judge(outcome) : { kind: 'trouble', trouble: outcome.trouble };
    failure = answer.kind === 'trouble' ? answer : null;
    observe('oauth-token', failure?.trouble.kind ?? 'ok', (clock.now() - askedMs) / 1000);
    return answer;
  }

  function judge({ status, body }: ClinicAnswer): TokenAnswer {
    if (status === 429) return trouble('overloaded', 'oauth-token: status 429');
    if (status >= 500) return trouble('server-error', `oauth-token: status ${status}`);
    if (status >= 400) {
      const detail = `oauth-token refused with ${status}`;
      options.onRefusedClient(detail);
      return trouble('refused-access', detail);
    }
    const given = readToken(decodeJson(body));
    if (given === null) return trouble('unreadable', 'oauth-token gave no token');
    const lifetimeMs = given.lifetimeSec * 1000;
    // Counted from before the request, since it may have been issued as soon as that.
    held = {
      token: given.token,
      renewMs: askedMs + lifetimeMs - Math.min(60_000, lifetimeMs / 10),
      endsMs: askedMs + lifetimeMs,
    };
    return { kind: 'token', token: given.token };
  }

  function renewal(): Promise<TokenAnswer> {
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  }

  async function current({ untilMs, priority }: CallLimits): Promise<TokenAnswer> {
    const nowMs = clock.now();
    if (held !== null && nowMs < held.endsMs) {
      if (nowMs >= held.renewMs && nowMs >= askedMs + gapMs) void renewal();
      return { kind: 'token', token: held.token };
    }
    // Who can't wait long is not kept waiting for a request that would fail like the last one.
    if (failure !== null && priority !== 'change' && nowMs < askedMs + gapMs) return failure;
    const answer = await within(clock, untilMs, renewal());
    return answer === 'late' ? trouble('time-out', 'no token in time') : answer;
  }

  function refused(token: string): void {
    if (held?.token === token) held = null;
  }

  return { current, refused };
}

function requestOf({ clientId, clientSecret, account, settings }: TokenSourceOptions['connection']) {
  const form = new URLSearchParams({ grant_type: 'client_credentials', scope: settings.scopes.join(' ') });
  return {
    method: 'POST',
    path: settings.paths.token,
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
      'x-account': account,
    },
    body: form.toString(),
  } as const;
}

function readToken(json: unknown): { readonly token: string; readonly lifetimeSec: number } | null {
  if (typeof json !== 'object' || json === null || !('access_token' in json)) return null;
  const { access_token: token } = json;
  if (typeof token !== 'string' || !headerSafe.test(token)) return null;
  const said = 'expires_in' in json ? json.expires_in : undefined;
  const isPlain = typeof said === 'number' && said >= 0 && said <= 86_400;
  return { token, lifetimeSec: isPlain ? said : documentedLifetimeSec };
}

function trouble(kind: Trouble['kind'], detail: string): Extract<TokenAnswer, { kind: 'trouble' }> {
  return { kind: 'trouble', trouble: { kind, detail } };
}
