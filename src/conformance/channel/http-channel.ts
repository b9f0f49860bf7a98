import { Agent, request } from 'undici';
import { messageType } from '../../contract/wire/protos.ts';
import type { Clock } from '../clock.ts';
import { checkMessage } from '../wire/check-message.ts';
import {
  type Answer,
  type Authorization,
  answerTimeMs,
  type Channel,
  type FormProblem,
  type Json,
  type MethodName,
  notJson,
  type Outcome,
  type Trust,
} from './channel.ts';

/** A request as it goes out, for what no honest client would send. */
export interface RawRequest {
  readonly verb: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** From the base on, with its leading slash: `/v3/CreateBooking`. */
  readonly path: string;
  /** The method whose answer is expected, if one is. */
  readonly method: MethodName | null;
  readonly body?: string | Buffer;
  readonly authorization?: Authorization;
  /** Default `application/json`. */
  readonly contentType?: string;
}

/** What an HTTP answer says besides its body. */
export interface HttpAnswer extends Answer {
  readonly httpStatus: number | null;
  readonly contentType: string | null;
}

/** Of a body this much is kept for reports. */
const longestKept = 200_000;

const outcomes: Readonly<Record<number, Outcome>> = {
  200: 'ok',
  400: 'invalid-argument',
  401: 'unauthenticated',
  403: 'permission-denied',
  404: 'not-found',
  405: 'method-not-allowed',
  409: 'conflict',
  413: 'too-large',
  429: 'exhausted',
  500: 'internal',
  501: 'not-offered',
  503: 'unavailable',
  504: 'deadline',
};

export interface HttpTarget {
  /** Base of the booking server's paths, without trailing slash. */
  readonly baseUrl: string;
  /** The header of the run's own credentials. */
  readonly authorization: string;
  readonly trust: Trust;
}

/** Calls a booking server by JSON over HTTP ([google] 1.1). */
export class HttpChannel implements Channel {
  readonly transport = 'HTTP';
  readonly #target: HttpTarget;
  readonly #clock: Clock;
  readonly #agent: Agent;

  constructor(target: HttpTarget, clock: Clock) {
    this.#target = target;
    this.#clock = clock;
    this.#agent = new Agent({
      headersTimeout: answerTimeMs,
      bodyTimeout: answerTimeMs,
      connect: { ...(target.trust.ca === null ? {} : { ca: target.trust.ca }), ...target.trust.own },
    });
  }

  call(method: MethodName, message: Json, authorization: Authorization = 'own'): Promise<HttpAnswer> {
    const path = `/v3/${method}`;
    if (method === 'HealthCheck') return this.send({ verb: 'GET', path, method, authorization });
    return this.send({ verb: 'POST', path, method, body: JSON.stringify(message), authorization });
  }

  async send(raw: RawRequest): Promise<HttpAnswer> {
    const startedMs = this.#clock.now();
    const from = this.#clock.ticks();
    try {
      const { statusCode, headers, body } = await request(this.#target.baseUrl + raw.path, {
        dispatcher: this.#agent,
        method: raw.verb,
        headers: this.#headersOf(raw),
        body: raw.body ?? null,
        signal: AbortSignal.timeout(answerTimeMs),
      });
      const text = await body.text();
      const took = { startedMs, tookMs: this.#clock.ticks() - from };
      const contentType = [headers['content-type']].flat()[0] ?? null;
      return { ...read(raw, statusCode, text, took), httpStatus: statusCode, contentType };
    } catch (error) {
      const took = { startedMs, tookMs: this.#clock.ticks() - from };
      return { ...noAnswer(raw, error, took), httpStatus: null, contentType: null };
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  #headersOf({ authorization = 'own', body, contentType = 'application/json' }: RawRequest) {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (authorization === 'own') headers['authorization'] = this.#target.authorization;
    else if (authorization !== 'none') headers['authorization'] = authorization.header;
    if (body !== undefined) headers['content-type'] = contentType;
    return headers;
  }
}

type Took = Pick<Answer['exchange'], 'startedMs' | 'tookMs'>;

function read(raw: RawRequest, statusCode: number, text: string, took: Took): Answer {
  const outcome = outcomes[statusCode] ?? 'other';
  const { message, form } = outcome === 'ok' ? readBody(raw.method, text) : { message: {}, form: [] };
  return { outcome, message, form, exchange: exchangeOf(raw, outcome, `HTTP ${statusCode}`, text, took) };
}

/** The health check's body is free ([google] 1.1); an empty body is the message without any field. */
function readBody(method: MethodName | null, text: string): Pick<Answer, 'message' | 'form'> {
  if (method === null || method === 'HealthCheck') return { message: {}, form: [] };
  const parsed = parse(text);
  if (parsed === undefined) return { message: {}, form: [{ grade: 'must', text: notJson }] };
  const { message, problems } = checkMessage(messageType(`${method}Response`), parsed);
  return { message, form: problems };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Told as a problem of the answer's form by the caller.
    return undefined;
  }
}

function noAnswer(raw: RawRequest, error: unknown, took: Took): Answer {
  const why = `no answer: ${error instanceof Error ? describe(error) : String(error)}`;
  const form: readonly FormProblem[] = [];
  return { outcome: 'no-answer', message: {}, form, exchange: exchangeOf(raw, 'no-answer', why, '', took) };
}

function describe(error: Error): string {
  const { cause } = error;
  const text = error.message === '' ? error.name : error.message;
  return cause instanceof Error ? `${text} (${cause.message})` : text;
}

function exchangeOf(raw: RawRequest, outcome: Outcome, status: string, text: string, took: Took) {
  const sent = raw.body ?? '';
  return {
    transport: 'HTTP',
    method: raw.method,
    request: `${raw.verb} ${raw.path}`,
    sent: (typeof sent === 'string' ? sent : sent.toString('latin1')).slice(0, longestKept),
    status,
    received: text.slice(0, longestKept),
    outcome,
    ...took,
  } as const;
}
