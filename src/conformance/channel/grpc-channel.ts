import {
  type ChannelCredentials,
  Client,
  credentials,
  Metadata,
  type ServiceError,
  status,
} from '@grpc/grpc-js';
import { service as healthService } from 'grpc-health-check';
import { bookingService, messageType } from '../../contract/wire/protos.ts';
import type { Clock } from '../clock.ts';
import { checkMessage } from '../wire/check-message.ts';
import {
  type Answer,
  type Authorization,
  answerTimeMs,
  type Channel,
  type Json,
  type MethodName,
  type Outcome,
  type Trust,
} from './channel.ts';

const outcomes: Readonly<Partial<Record<status, Outcome>>> = {
  [status.OK]: 'ok',
  [status.INVALID_ARGUMENT]: 'invalid-argument',
  [status.OUT_OF_RANGE]: 'invalid-argument',
  [status.UNAUTHENTICATED]: 'unauthenticated',
  [status.PERMISSION_DENIED]: 'permission-denied',
  [status.NOT_FOUND]: 'not-found',
  [status.ABORTED]: 'conflict',
  [status.RESOURCE_EXHAUSTED]: 'exhausted',
  [status.UNIMPLEMENTED]: 'not-offered',
  [status.INTERNAL]: 'internal',
  [status.UNKNOWN]: 'internal',
  [status.UNAVAILABLE]: 'unavailable',
  [status.DEADLINE_EXCEEDED]: 'deadline',
};

export interface GrpcTarget {
  /** `host:port`. */
  readonly address: string;
  readonly tls: boolean;
  readonly authorization: string;
  readonly trust: Trust;
}

/** Calls a booking server over gRPC: the same messages and method names, of the protos' service. */
export class GrpcChannel implements Channel {
  readonly transport = 'gRPC';
  readonly #client: Client;
  readonly #authorization: string;
  readonly #clock: Clock;

  constructor({ address, tls, authorization, trust }: GrpcTarget, clock: Clock) {
    this.#client = new Client(address, tls ? tlsCredentials(trust) : credentials.createInsecure());
    this.#authorization = authorization;
    this.#clock = clock;
  }

  async call(method: MethodName, message: Json, authorization: Authorization = 'own'): Promise<Answer> {
    const answer = messageType(`${method}Response`);
    const ended = await this.#request({
      path: bookingService[method].path,
      serialize: () => encodeRequest(method, message),
      deserialize: (bytes) => answer.toObject(answer.decode(bytes), { longs: Number, enums: String }),
      metadata: this.#metadata(authorization),
    });
    const checked = checkMessage(answer, ended.body ?? {});
    const said = { method, request: method, sent: JSON.stringify(message) };
    return answerOf(ended, said, checked.message, checked.problems);
  }

  /** Asks the standard health service of the whole server ([google] 3); the message holds its `status`, such as `SERVING`. */
  async health(): Promise<Answer> {
    const { path, requestSerialize, responseDeserialize } = healthService['Check'] ?? missing();
    const ended = await this.#request({
      path,
      serialize: () => requestSerialize({ service: '' }),
      deserialize: responseDeserialize,
      metadata: this.#metadata('own'),
    });
    const { body } = ended;
    const message = body !== undefined && 'status' in body ? { status: String(body.status) } : {};
    return answerOf(ended, { method: null, request: 'grpc.health.v1.Health/Check', sent: '{}' }, message, []);
  }

  async close(): Promise<void> {
    this.#client.close();
  }

  #metadata(authorization: Authorization): Metadata {
    const metadata = new Metadata();
    if (authorization === 'own') metadata.set('authorization', this.#authorization);
    else if (authorization !== 'none') metadata.set('authorization', authorization.header);
    return metadata;
  }

  #request({ path, serialize, deserialize, metadata }: Call): Promise<Ended> {
    const startedMs = this.#clock.now();
    const from = this.#clock.ticks();
    return new Promise((resolve) => {
      this.#client.makeUnaryRequest(
        path,
        serialize,
        deserialize,
        {},
        metadata,
        { deadline: startedMs + answerTimeMs },
        (error: ServiceError | null, body?: object) =>
          resolve({ error, body, startedMs, tookMs: this.#clock.ticks() - from }),
      );
    });
  }
}

function tlsCredentials({ ca, own }: Trust): ChannelCredentials {
  const [key, cert] = own === null ? [null, null] : [Buffer.from(own.key), Buffer.from(own.cert)];
  return credentials.createSsl(ca === null ? null : Buffer.from(ca), key, cert);
}

interface Call {
  readonly path: string;
  readonly serialize: () => Buffer;
  readonly deserialize: (bytes: Buffer) => object;
  readonly metadata: Metadata;
}

/** How a call ended, as the library tells it. */
interface Ended {
  readonly error: ServiceError | null;
  readonly body: object | undefined;
  readonly startedMs: number;
  readonly tookMs: number;
}

function answerOf(
  { error, startedMs, tookMs }: Ended,
  said: Pick<Answer['exchange'], 'method' | 'request' | 'sent'>,
  message: Json,
  form: Answer['form'],
): Answer {
  const code = error?.code ?? status.OK;
  // The library's own words for a server that isn't there, which is no answer of anybody.
  const isCutOff =
    error !== null && /^(No connection established|Name resolution failed)/.test(error.details);
  const outcome = isCutOff ? 'no-answer' : (outcomes[code] ?? 'other');
  const received = error === null ? JSON.stringify(message) : error.details;
  const exchange = {
    transport: 'gRPC',
    ...said,
    status: `gRPC ${status[code]}`,
    received,
    outcome,
    startedMs,
    tookMs,
  } as const;
  return { outcome, message, form, exchange };
}

function encodeRequest(method: MethodName, message: Json): Buffer {
  const type = messageType(`${method}Request`);
  return Buffer.from(type.encode(type.fromObject({ ...message })).finish());
}

function missing(): never {
  throw new Error('the health service has no Check');
}
