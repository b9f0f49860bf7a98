import { Client, credentials, Metadata, type ServiceError, status as statusNames } from '@grpc/grpc-js';
import { bookingService, type MethodName, messageType } from '../../src/contract/wire/protos.ts';
import { type CommandCall, callCommand } from './house-calls.ts';
import {
  type Body,
  houseAuthorization,
  isObject,
  jsonObject,
  objectAt,
  patienceMs,
  post,
} from './http-post.ts';
import type { Outcome } from './record.ts';

/** The sandbox's documented credentials. */
const authorization = `Basic ${Buffer.from('google-sandbox:sandbox-secret').toString('base64')}`;

/** A booking method, asked by the partner or by a client of the house. */
export interface MethodCall {
  readonly kind: 'method';
  readonly method: MethodName;
  readonly message: Body;
  readonly byHouse: boolean;
}

export type Call = MethodCall | CommandCall;

/** Sends a call over HTTP, on a connection of its own. Never rejects. */
export async function callOverHttp(port: number, call: Call): Promise<Outcome> {
  if (call.kind === 'command') return callCommand(port, call);
  const { method, message, byHouse } = call;
  const answer = await post(port, `/v3/${method}`, message, byHouse ? houseAuthorization : authorization);
  return answer.kind === 'none' ? answer : httpOutcome(answer.status, answer.text);
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
  call({ method, message }: MethodCall): Promise<Outcome> {
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
  for (const failure of ['booking_failure', 'order_failure'])
    if (failure in body) return { kind: 'refused', cause: String(objectAt(body, failure)['cause']) };
  if ('lease' in body) return leaseOutcome(body);
  if (isObject(body['order'])) return orderOutcome(body, body['order']);
  if (!('booking' in body)) return { kind: 'read', body };
  const booking = objectAt(body, 'booking');
  return {
    kind: 'booking',
    bookingId: String(booking['booking_id']),
    startSec: Number(objectAt(booking, 'slot')['start_sec']),
    status: String(booking['status']),
    body: JSON.stringify(inOrder(body)),
    scheduleId: null,
  };
}

function leaseOutcome(body: Body): Outcome {
  const lease = objectAt(body, 'lease');
  return {
    kind: 'lease',
    leaseId: String(lease['lease_id']),
    expiresSec: Number(lease['lease_expiration_time_sec']),
    body: JSON.stringify(inOrder(body)),
  };
}

/** A visit begins with the first of its items. */
function orderOutcome(body: Body, order: Body): Outcome {
  const items = Array.isArray(order['item']) ? order['item'].filter(isObject) : [];
  return {
    kind: 'booking',
    bookingId: String(order['order_id']),
    startSec: Math.min(...items.map((item) => Number(item['start_sec']))),
    status: String(items[0]?.['status']),
    body: JSON.stringify(inOrder(body)),
    scheduleId: null,
  };
}

/** Keys in order of names at every depth, so that answers of both transports can be compared. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, inOrder(value[key])]));
}
