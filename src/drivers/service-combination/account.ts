import type { Clock } from '../../core/clock.ts';
import type { ObserveCall } from '../clinic-gate/gated-calls.ts';
import type { Connect } from '../clinic-http/http-client.ts';
import { RateBudget } from './rate-budget.ts';
import type { CombinationMerchant } from './settings.ts';
import { createTokenSource, type TokenSource } from './token.ts';

/** What all branches of one account share: its token and its requests of a minute ([combination] 2.4). */
export interface CombinationAccount {
  readonly tokens: TokenSource;
  readonly rate: RateBudget;
  close(): Promise<void>;
}

export interface AccountOptions {
  readonly connect: Connect;
  readonly clock: Clock;
  readonly observe: ObserveCall<'oauth-token'>;
  readonly report: (detail: string) => void;
}

/** The accounts of a process, each opened once. */
export class CombinationAccounts {
  readonly #accounts = new Map<string, CombinationAccount>();

  /** What is told of the shared token is told to whoever came first. */
  of(connection: CombinationMerchant, options: AccountOptions): CombinationAccount {
    const { baseUrl, tokenBaseUrl, clientId, account } = connection;
    const key = JSON.stringify([tokenBaseUrl ?? baseUrl, account, clientId]);
    const known = this.#accounts.get(key);
    if (known !== undefined) return known;
    const opened = openAccount(connection, options);
    this.#accounts.set(key, opened);
    return opened;
  }
}

function openAccount(
  connection: CombinationMerchant,
  { connect, clock, observe, report }: AccountOptions,
): CombinationAccount {
  const baseUrl = connection.tokenBaseUrl ?? connection.baseUrl;
  const http = connect({ baseUrl, maxConcurrent: 1, clock });
  return {
    tokens: createTokenSource({ http, connection, clock, observe, onRefusedClient: report }),
    rate: new RateBudget(connection.settings.requestsPerMinute, clock),
    close: () => http.close(),
  };
}
