import type { CallLimits, Trouble } from '../../core/clinic-driver.ts';
import { type Clock, within } from '../../core/clock.ts';
import { describeRefusal } from './errors.ts';
import type { GatedClient } from './gated-client.ts';

export type TokenAnswer =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'trouble'; readonly trouble: Trouble }
  /** The exchange was held back by the adapter itself. */
  | { readonly kind: 'shed'; readonly trouble: Trouble };

/**
 * The one token of one clinic. It isn't documented whether a second exchange ends the first token ([clinic] 3), so all calls
 * share one token and one exchange, and only the refusal of the token that is current leads to a new one: any other rule
 * would have callers end each other's tokens in turn.
 */
export interface TokenSource {
  /** The current token, null if there is none. */
  readonly known: string | null;
  /** The current token; asks for one if there is none, once for everybody who waits. */
  current(limits: CallLimits): Promise<TokenAnswer>;
  /** The clinic refused this token. */
  refused(token: string): void;
}

export interface TokenSourceOptions {
  readonly client: GatedClient;
  readonly apiKey: string;
  readonly clock: Clock;
  /** Told when the clinic refuses the key itself. */
  readonly onRefusedKey: (detail: string) => void;
}

/** Own limit of the exchange: it serves many callers, so no single one's may cut it short. */
const exchangeTimeOutMs = 3000;

/** What may stand in a header after the scheme. */
const headerSafe = /^[\x21-\x7e]{1,4096}$/;

export function createTokenSource({ client, apiKey, clock, onRefusedKey }: TokenSourceOptions): TokenSource {
  let token: string | null = null;
  let exchange: Promise<TokenAnswer> | null = null;

  async function ask(): Promise<TokenAnswer> {
    const outcome = await client.post({
      operation: 'exchange-token',
      body: { key: apiKey },
      headers: {},
      // Whoever asked first, changes may wait for it.
      limits: { untilMs: clock.now() + exchangeTimeOutMs, priority: 'change' },
    });
    if (outcome.kind === 'refused') {
      const detail = describeRefusal('exchange-token', outcome.error);
      onRefusedKey(detail);
      return trouble('refused-access', detail);
    }
    if (outcome.kind === 'shed') return outcome;
    if (outcome.kind !== 'answered') return { kind: 'trouble', trouble: outcome.trouble };
    const given = tokenIn(outcome.json);
    if (given === null) return trouble('unreadable', 'exchange-token gave no token');
    token = given;
    return { kind: 'token', token: given };
  }

  async function current(limits: CallLimits): Promise<TokenAnswer> {
    if (token !== null) return { kind: 'token', token };
    exchange ??= ask().finally(() => {
      exchange = null;
    });
    const answer = await within(clock, limits.untilMs, exchange);
    return answer === 'late' ? trouble('time-out', 'no token in time') : answer;
  }

  function refused(refusedToken: string): void {
    if (token === refusedToken) token = null;
  }

  return {
    get known() {
      return token;
    },
    current,
    refused,
  };
}

function tokenIn(json: unknown): string | null {
  if (typeof json !== 'object' || json === null || !('token' in json)) return null;
  return typeof json.token === 'string' && headerSafe.test(json.token) ? json.token : null;
}

function trouble(kind: Trouble['kind'], detail: string): TokenAnswer {
  return { kind: 'trouble', trouble: { kind, detail } };
}
