import Pool from 'undici/lib/dispatcher/pool.js';
import { type Clock, type EpochMs, pause, within } from '../../core/clock.ts';
import { Exchange, type ExchangeOutcome } from './exchange.ts';

/** One request; `path` comes after the path of the base address. A body may go with any method. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** No answer is waited for after this instant. */
  readonly untilMs: EpochMs;
}

/** Speaks HTTP to one server. Never rejects: everything that can happen is an outcome. */
export interface HttpClient {
  send(request: HttpRequest): Promise<ExchangeOutcome>;
  /** Gives requests under way a second to end, then cuts them off; later ones are not sent. May be called again. */
  close(): Promise<void>;
}

export interface HttpClientOptions {
  /** A path in it is put before each request's. */
  readonly baseUrl: string;
  /** How many requests the caller makes at once, at the most. */
  readonly maxConcurrent: number;
  readonly clock: Clock;
}

/** Makes the client for one server; a driver takes it from outside so that it can be led over another wire. */
export type Connect = (options: HttpClientOptions) => HttpClient;

/** Below the five seconds after which Node.js servers close idle connections: a call must not meet a connection that is closing. */
const keepAliveMs = 4000;

/** A connection attempt holds one of the pool's places, so it mustn't hang for as long as the system would let it. */
const connectTimeOutMs = 3000;

/** Whoever still waits for an answer when the process ends has no use for it after this long. */
const closeGraceMs = 1000;

export function createHttpClient({ baseUrl, maxConcurrent, clock }: HttpClientOptions): HttpClient {
  const root = new URL(baseUrl);
  const pool = new Pool(root.origin, {
    connections: maxConcurrent,
    pipelining: 1,
    keepAliveTimeout: keepAliveMs,
    keepAliveMaxTimeout: keepAliveMs,
    // Each request has its own limit, kept by the given clock.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: connectTimeOutMs },
  });
  const prefix = root.pathname.replace(/\/+$/, '');
  let closing: Promise<void> | null = null;

  function send({ method, path, headers, body, untilMs }: HttpRequest): Promise<ExchangeOutcome> {
    return new Promise((resolve) => {
      const exchange = new Exchange(clock, untilMs, resolve);
      if (exchange.over) return;
      pool.dispatch({ method, path: prefix + path, headers: { ...headers }, body }, exchange);
    });
  }

  function close(): Promise<void> {
    closing ??= closePool();
    return closing;
  }

  async function closePool(): Promise<void> {
    if ((await within(clock, clock.now() + closeGraceMs, pool.close())) !== 'late') return;
    await pool.destroy();
    // Whoever made the calls can still note what came of them before the next part of the process is closed.
    await pause(clock, 0);
  }

  return { send, close };
}
