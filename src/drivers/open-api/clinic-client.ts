import { type Dispatcher, Pool } from 'undici';
import type { CallLimits, Trouble } from '../../core/clinic-driver.ts';
import { type Clock, pause, within } from '../../core/clock.ts';
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

/** Far more than months of slots take; an answer beyond it is broken or hostile. */
const maxAnswerBytes = 8 * 1024 * 1024;

/** Below the five seconds after which Node.js servers close idle connections: a call must not meet a connection that is closing. */
const keepAliveMs = 4000;

/** A connection attempt holds one of the pool's places, so it mustn't hang for as long as the system would let it. */
const connectTimeOutMs = 3000;

/** Whoever still waits for an answer when the process ends has no use for it after this long. */
const closeGraceMs = 1000;

/** HTTP statuses that say that the request wasn't processed, whatever their body (RFC 9110, 15.5). */
const plainRefusals = [401, 403, 404, 405, 411, 413, 414, 415, 431];

/** A client for the API at `baseUrl`; a path in it is put before each operation's. */
export function createClinicClient(options: ClinicClientOptions): ClinicClient {
  const root = new URL(options.baseUrl);
  const pool = new Pool(root.origin, {
    connections: options.maxConcurrent,
    pipelining: 1,
    keepAliveTimeout: keepAliveMs,
    keepAliveMaxTimeout: keepAliveMs,
    // Each call has its own limit, kept by the given clock.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: connectTimeOutMs },
  });
  const prefix = root.pathname.replace(/\/+$/, '');
  const refusalStatuses = new Set([...plainRefusals, ...options.refusalStatuses]);
  let closing: Promise<void> | null = null;

  async function post(call: ClinicCall): Promise<CallOutcome> {
    const body = encode(call.body);
    if (body === null) return notSent('unexpected', 'the command could not be written as JSON');
    return new Promise((resolve) => {
      const exchange = new Exchange(options.clock, call.limits.untilMs, refusalStatuses, resolve);
      if (exchange.over) return;
      const headers = { ...call.headers, 'content-type': 'application/json', accept: 'application/json' };
      const path = prefix + operationPaths[call.operation];
      pool.dispatch({ method: 'POST', path, headers, body }, exchange);
    });
  }

  function close(): Promise<void> {
    closing ??= closePool();
    return closing;
  }

  async function closePool(): Promise<void> {
    const { clock } = options;
    if ((await within(clock, clock.now() + closeGraceMs, pool.close())) !== 'late') return;
    await pool.destroy();
    // Whoever made the calls can still note what came of them before the next part of the process is closed.
    await pause(clock, 0);
  }

  return { post, close };
}

/**
 * One request and its answer. It is a dispatch handler because only that is told when the request is put on a connection:
 * before that instant the clinic can't have seen it, after it the clinic may have.
 */
class Exchange implements Dispatcher.DispatchHandler {
  over = false;
  readonly #refusalStatuses: ReadonlySet<number>;
  readonly #resolve: (outcome: CallOutcome) => void;
  readonly #stopTimer: () => void;
  #controller: Dispatcher.DispatchController | null = null;
  #status = 0;
  #retryAfter: string | null = null;
  #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(
    clock: Clock,
    untilMs: number,
    refusalStatuses: ReadonlySet<number>,
    resolve: (outcome: CallOutcome) => void,
  ) {
    this.#refusalStatuses = refusalStatuses;
    this.#resolve = resolve;
    const leftMs = untilMs - clock.now();
    this.#stopTimer = leftMs > 0 ? clock.after(leftMs, () => this.#expire()) : () => undefined;
    if (leftMs <= 0) this.#expire();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // It waited for a connection longer than it was allowed to: aborted here, nothing of it is written.
    if (this.over) controller.abort(new Error('no longer wanted'));
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.#status = status;
    const retryAfter = headers['retry-after'];
    this.#retryAfter = typeof retryAfter === 'string' ? retryAfter : null;
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes <= maxAnswerBytes) {
      this.#chunks.push(chunk);
      return;
    }
    this.#end(unknown('unreadable', 'the answer is too large'));
    controller.abort(new Error('answer too large'));
  }

  onResponseEnd(): void {
    this.#end(this.#judge());
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
    this.#end(this.#controller === null ? notSent('unreachable', code) : unknown('unreachable', code));
  }

  #expire(): void {
    if (this.#controller === null) {
      this.#end(notSent('unreachable', 'no connection in time'));
      return;
    }
    this.#end(unknown('time-out', 'no answer in time'));
    this.#controller.abort(new Error('no answer in time'));
  }

  #judge(): CallOutcome {
    const status = this.#status;
    const json = decode(this.#chunks);
    if (status === 200)
      return json === undefined
        ? unknown('unreadable', 'the answer is not JSON')
        : { kind: 'answered', json };
    // Rate limits are applied before a request is handled (RFC 6585, 4): it was turned away, not carried out.
    if (status === 429) return notSent('overloaded', 'status 429', retryAfterMs(this.#retryAfter));
    if (status >= 500) return unknown('server-error', `status ${status}`);
    const error = status >= 400 ? readClinicError(status, json) : null;
    if (error !== null) return { kind: 'refused', error };
    if (this.#refusalStatuses.has(status))
      return { kind: 'refused', error: { status, className: null, properties: [] } };
    // Neither documented nor plain by HTTP: nothing may be concluded from it.
    return unknown('unexpected', `status ${status}`);
  }

  #end(outcome: CallOutcome): void {
    if (this.over) return;
    this.over = true;
    this.#chunks = [];
    this.#stopTimer();
    this.#resolve(outcome);
  }
}

function notSent(kind: Trouble['kind'], detail: string, retryAfterMs: number | null = null): CallOutcome {
  return { kind: 'not-sent', trouble: { kind, detail }, retryAfterMs };
}

function unknown(kind: Trouble['kind'], detail: string): CallOutcome {
  return { kind: 'unknown', trouble: { kind, detail } };
}

function encode(body: unknown): string | null {
  try {
    return JSON.stringify(body);
  } catch {
    // Values that the clinic sent are sent back to it on a change; nested deeply enough they can't be written.
    return null;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The JSON value in the chunks, undefined if there is none. */
function decode(chunks: readonly Buffer[]): unknown {
  const only = chunks[0];
  try {
    return JSON.parse(utf8.decode(only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks)));
  } catch {
    return undefined;
  }
}

/** Seconds only: the other form, a date, depends on the other side's clock (RFC 9110, 10.2.3). */
function retryAfterMs(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : null;
}
