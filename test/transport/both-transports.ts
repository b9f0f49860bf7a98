import { randomUUID } from 'node:crypto';
import {
  type Client,
  credentials,
  Metadata,
  makeGenericClientConstructor,
  type ServiceError,
  status,
} from '@grpc/grpc-js';
import { createCommandDispatcher } from '../../src/contract/clinic-commands/dispatcher.ts';
import { createDispatcher, type DispatchLimits } from '../../src/contract/dispatcher.ts';
import { bookingService, type MethodName, messageType } from '../../src/contract/wire/protos.ts';
import type { Clock } from '../../src/core/clock.ts';
import { Fault } from '../../src/core/fault.ts';
import type { GrpcLimits } from '../../src/transport/grpc/limits.ts';
import { startGrpcServer } from '../../src/transport/grpc/server.ts';
import type { HttpLimits } from '../../src/transport/http/limits.ts';
import { startHttpServer } from '../../src/transport/http/server.ts';
import type { AnsweredCall, RunningServer, TransportOptions } from '../../src/transport/transport.ts';
import { FakeCore, merchants, partner } from '../contract/fake-core.ts';
import { fakeHouse } from '../contract/fake-house.ts';
import { slot } from './wrong-requests.ts';

export const authorization = `Basic ${Buffer.from('google:secret').toString('base64')}`;

export const wallClock: Clock = {
  now: () => Date.now(),
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};

export const transports = ['HTTP', 'gRPC'] as const;
type TransportName = (typeof transports)[number];

/** An int64 as it is read: a string in JSON, a number in what the gRPC client gives. */
export function sec(transport: TransportName, value: number): string | number {
  return transport === 'HTTP' ? String(value) : value;
}

/** The slot of `wrong-requests.ts` as it is read back. */
export function slotAs(transport: TransportName, startSec = 1_790_000_000): object {
  return { ...slot, start_sec: sec(transport, startSec), duration_sec: sec(transport, 1_800) };
}

/** An answer, freed of its transport. `code` is `ok` or that of the error body. */
export interface Outcome {
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;
  readonly message: string;
  readonly errorId: string | undefined;
  /** The answering message as its transport gives it. */
  readonly body: unknown;
}

export interface Settings {
  readonly http?: Partial<HttpLimits>;
  readonly grpc?: Partial<GrpcLimits>;
  readonly dispatch?: DispatchLimits;
  readonly reflection?: boolean;
}

/** One line of the log. */
export type LogLine = readonly [level: string, facts: object, message: string];

/** Both servers over one fake core. */
export interface BothTransports {
  readonly core: FakeCore;
  readonly log: LogLine[];
  /** Every call that was answered. */
  readonly observed: (AnsweredCall & { readonly seconds: number })[];
  readonly options: TransportOptions;
  readonly http: RunningServer;
  readonly grpc: RunningServer;
  readonly client: Client;
  /** What the servers are told of readiness. */
  readonly state: { isReady: boolean };
  /** Sends a message with good credentials. */
  call(transport: TransportName, method: MethodName, message: object): Promise<Outcome>;
  /** Sends JSON (a string goes as it is) with good credentials. */
  overHttp(method: string, message: unknown, headers?: Record<string, string>): Promise<Outcome>;
  /** Sends a message (bytes go as they are) with good credentials. */
  overGrpc(method: MethodName, message: object, metadata?: Metadata): Promise<Outcome>;
  close(): Promise<void>;
}

export async function startBoth(settings: Settings = {}): Promise<BothTransports> {
  const core = new FakeCore();
  const log: LogLine[] = [];
  const observed: BothTransports['observed'] = [];
  const line =
    (level: string) =>
    (facts: object, message: string): void => {
      log.push([level, facts, message]);
    };
  const state = { isReady: true };
  const ready = (): Promise<boolean> => Promise.resolve(state.isReady);
  const options: TransportOptions = {
    host: '127.0.0.1',
    port: 0,
    clock: wallClock,
    dispatcher: createDispatcher({ core, merchants, clock: wallClock, ready }, settings.dispatch),
    commands: createCommandDispatcher({ core: fakeHouse, merchants }),
    access: { caller },
    newErrorId: randomUUID,
    log: { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') },
    observe: (call, seconds) => observed.push({ ...call, seconds }),
  };
  const http = await startHttpServer({ ...options, limits: settings.http ?? {} });
  const grpc = await startGrpcServer({
    ...options,
    limits: settings.grpc ?? {},
    reflection: settings.reflection ?? true,
    ready,
  });
  const GenericClient = makeGenericClientConstructor(bookingService, 'BookingService');
  const client = new GenericClient(`127.0.0.1:${grpc.port}`, credentials.createInsecure());
  return {
    core,
    log,
    observed,
    options,
    http,
    grpc,
    client,
    state,
    call: (transport, method, message) =>
      transport === 'HTTP'
        ? postJson(http.port, method, message, {})
        : callGrpc(client, method, message, goodMetadata()),
    overHttp: (method, message, headers = {}) => postJson(http.port, method, message, headers),
    overGrpc: (method, message, metadata) => callGrpc(client, method, message, metadata ?? goodMetadata()),
    async close() {
      client.close();
      await Promise.all([http.close(0), grpc.close(0)]);
    },
  };
}

export function goodMetadata(): Metadata {
  const metadata = new Metadata();
  metadata.set('authorization', authorization);
  return metadata;
}

function caller(given: string | undefined) {
  if (given === 'Basic broken') throw new Error('a fault of ours');
  return checked(given);
}

async function checked(given: string | undefined) {
  if (given === 'Basic denied') throw new Fault('permission-denied', 'not for you');
  if (given !== authorization) throw new Fault('unauthenticated', 'valid credentials are required');
  return { kind: 'partner' as const, partner, rights: new Set(['bookings' as const]) };
}

async function postJson(
  port: number,
  method: string,
  message: unknown,
  headers: Record<string, string>,
): Promise<Outcome> {
  const response = await fetch(`http://127.0.0.1:${port}/v3/${method}`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json', ...headers },
    body: typeof message === 'string' || message instanceof Uint8Array ? message : JSON.stringify(message),
  });
  return httpOutcome(response.status, await response.text());
}

/** What an HTTP answer says; throws if it isn't JSON. */
export function httpOutcome(statusCode: number, text: string): Outcome {
  const body = JSON.parse(text);
  const { code = 'ok', field, message = '', error_id: errorId } = body.error ?? {};
  return { status: statusCode, code, field, message, errorId, body };
}

/** The bytes of a request; a value of the wrong type becomes whatever the library makes of it. */
export function encodeRequest(method: MethodName, message: object): Buffer {
  const type = messageType(`${method}Request`);
  return Buffer.from(type.encode(type.fromObject({ ...message })).finish());
}

function callGrpc(client: Client, method: MethodName, message: object, metadata: Metadata): Promise<Outcome> {
  const { path, responseDeserialize } = bookingService[method];
  const serialize = (value: object): Buffer =>
    Buffer.isBuffer(value) ? value : encodeRequest(method, value);
  return new Promise((resolve) => {
    client.makeUnaryRequest<object, object>(
      path,
      serialize,
      responseDeserialize,
      message,
      metadata,
      (error, answer) => resolve(grpcOutcome(error, answer)),
    );
  });
}

function grpcOutcome(error: ServiceError | null, body: object | undefined): Outcome {
  const fact = (name: string): string | undefined => error?.metadata.get(name)[0]?.toString();
  return {
    status: error?.code ?? status.OK,
    code: error === null ? 'ok' : (fact('error-code') ?? status[error.code] ?? 'unknown'),
    field: fact('error-field'),
    message: error?.details ?? '',
    errorId: fact('error-id'),
    body,
  };
}
