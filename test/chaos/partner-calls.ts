import { request } from 'node:http';
import { Client, credentials, Metadata, type ServiceError, status as statusNames } from '@grpc/grpc-js';
import { bookingService, type MethodName, messageType } from '../../src/contract/wire/protos.ts';
import type { Outcome } from './record.ts';

/** The sandbox's documented credentials. */
const authorization = `Basic ${Buffer.from('google-sandbox:sandbox-secret').toString('base64')}`;

/** How long the partner waits for any answer. Longer than the promise, so that a late answer is seen as such. */
const patienceMs = 7_000;

type Body = Readonly<Record<string, unknown>>;

/** Sends a call over HTTP, on a connection of its own. Never rejects. */
export function callOverHttp(port: number, method: MethodName, message: Body): Promise<Outcome> {
  const body = JSON.stringify(message);
  const headers = {
    authorization,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve) => {
    let impatient = false;
    const sent = request({
      host: '127.0.0.1',
      port,
      path: `/v3/${method}`,
      method: 'POST',
      headers,
      agent: false,
    });
    const patience = setTimeout(() => {
      impatient = true;
      sent.destroy();
    }, patienceMs);
    const end = (outcome: Outcome): void => {
      clearTimeout(patience);
      resolve(outcome);
    };
    const broken = (): void => end({ kind: 'none', why: impatient ? 'out-of-patience' : 'cut' });
    sent.on('error', broken);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', broken);
      response.on('end', () => end(httpOutcome(response.statusCode ?? 0, Buffer.concat(chunks).toString())));
    });
    sent.end(body);
  });
}

function httpOutcome(status: number, text: string): Outcome {
  const body = jsonObject(text);
  if (status === 200) return outcomeOf(body);
  const error = objectAt(body, 'error');
  return {
    kind: 'error',
    status: String(status),
    code: String(error['code'] ?? ''),
    message: String(error['message'] ?? text),
  };
}

/** A gRPC connection of the partner; made anew now and then, as partners' connections come and go. */
export class GrpcConnection {
  readonly #client: Client;

  constructor(port: number) {
    this.#client = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), {
      'grpc.enable_retries': 0,
      'grpc.use_local_subchannel_pool': 1,
      'grpc.initial_reconnect_backoff_ms': 100,
      'grpc.max_reconnect_backoff_ms': 500,
    });
  }

  /** Never rejects. */
  call(method: MethodName, message: Body): Promise<Outcome> {
    const ask = messageType(`${method}Request`);
    const answer = messageType(`${method}Response`);
    const serialize = (value: object): Buffer => Buffer.from(ask.encode(ask.fromObject(value)).finish());
    const deserialize = (bytes: Buffer): Body =>
      answer.toObject(answer.decode(bytes), { longs: String, enums: String });
    const metadata = new Metadata();
    metadata.set('authorization', authorization);
    return new Promise((resolve) => {
      this.#client.makeUnaryRequest(
        bookingService[method].path,
        serialize,
        deserialize,
        message,
        metadata,
        { deadline: Date.now() + patienceMs },
        (error: ServiceError | null, body?: Body) =>
          resolve(error === null ? outcomeOf(body ?? {}) : grpcOutcome(error)),
      );
    });
  }

  close(): void {
    this.#client.close();
  }
}

/** A status that the server gave carries the id of its error; the client makes up others when there is no answer. */
function grpcOutcome({ code, details, metadata }: ServiceError): Outcome {
  const status = statusNames[code];
  if (metadata.get('error-id').length > 0) return { kind: 'error', status, code: '', message: details };
  if (code === statusNames.DEADLINE_EXCEEDED) return { kind: 'none', why: 'out-of-patience' };
  // Said at once of a connection that broke earlier and isn't made anew yet.
  if (/No connection established|ECONNREFUSED/.test(details)) return { kind: 'none', why: 'unreachable' };
  if (code === statusNames.UNAVAILABLE || code === statusNames.CANCELLED) return { kind: 'none', why: 'cut' };
  if (/RST_STREAM|goaway|ECONNRESET/i.test(details)) return { kind: 'none', why: 'cut' };
  return { kind: 'error', status, code: 'no error id', message: details };
}

function outcomeOf(body: Body): Outcome {
  if ('booking_failure' in body) {
    return { kind: 'refused', cause: String(objectAt(body, 'booking_failure')['cause']) };
  }
  if (!('booking' in body)) return { kind: 'read', body };
  const booking = objectAt(body, 'booking');
  return {
    kind: 'booking',
    bookingId: String(booking['booking_id']),
    startSec: Number(objectAt(booking, 'slot')['start_sec']),
    status: String(booking['status']),
    body: JSON.stringify(inOrder(body)),
  };
}

function jsonObject(text: string): Body {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function objectAt(body: Body, key: string): Body {
  const value = body[key];
  return isObject(value) ? value : {};
}

/** Keys in order of names at every depth, so that answers of both transports can be compared. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, inOrder(value[key])]));
}

function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
