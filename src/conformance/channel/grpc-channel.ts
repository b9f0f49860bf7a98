import { Client, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
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
  /** Certificate authority to trust instead of the known ones, in PEM. */
  readonly ca: string | null;
}

/** Calls a booking server over gRPC: the same messages and method names, of the protos' service. */
export class GrpcChannel implements Channel {
  readonly transport = 'gRPC';
  readonly #client: Client;
  readonly #authorization: string;
  readonly #clock: Clock;

  constructor({ address, tls, authorization, ca }: GrpcTarget, clock: Clock) {
    const ours = ca === null ? null : Buffer.from(ca);
    this.#client = new Client(address, tls ? credentials.createSsl(ours) : credentials.createInsecure());
    this.#authorization = authorization;
    this.#clock = clock;
  }

  async call(method: MethodName, message: Json, authorization: Authorization = 'own'): Promise<Answer> {
    const startedMs = this.#clock.now();
    const from = this.#clock.ticks();
    const { error, body } = await this.#request(method, message, this.#metadata(authorization));
    const code = error?.code ?? status.OK;
    const outcome = outcomes[code] ?? 'other';
    const checked = checkMessage(messageType(`${method}Response`), body ?? {});
    return {
      outcome,
      message: checked.message,
      form: checked.problems,
      exchange: {
        transport: 'gRPC',
        method,
        request: method,
        sent: JSON.stringify(message),
        status: `gRPC ${status[code]}`,
        received: error === null ? JSON.stringify(checked.message) : error.details,
        outcome,
        startedMs,
        tookMs: this.#clock.ticks() - from,
      },
    };
  }

  /** What the standard health service says of a name ([google] 3): `SERVING` and so on, or the status of its refusal. */
  health(service: string): Promise<string> {
    const { path, requestSerialize, responseDeserialize } = healthService['Check'] ?? missing();
    return new Promise((resolve) => {
      this.#client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        { service },
        this.#metadata('own'),
        { deadline: this.#clock.now() + answerTimeMs },
        (error: ServiceError | null, answer?: object) => resolve(servingStatus(error, answer)),
      );
    });
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

  #request(
    method: MethodName,
    message: Json,
    metadata: Metadata,
  ): Promise<{ error: ServiceError | null; body: object | undefined }> {
    const answer = messageType(`${method}Response`);
    const deserialize = (bytes: Buffer): object =>
      answer.toObject(answer.decode(bytes), { longs: Number, enums: String });
    return new Promise((resolve) => {
      this.#client.makeUnaryRequest(
        bookingService[method].path,
        (value: Json) => encodeRequest(method, value),
        deserialize,
        message,
        metadata,
        { deadline: this.#clock.now() + answerTimeMs },
        (error: ServiceError | null, body?: object) => resolve({ error, body }),
      );
    });
  }
}

function encodeRequest(method: MethodName, message: Json): Buffer {
  const type = messageType(`${method}Request`);
  return Buffer.from(type.encode(type.fromObject({ ...message })).finish());
}

function servingStatus(error: ServiceError | null, answer: object | undefined): string {
  if (error !== null) return status[error.code];
  return answer !== undefined && 'status' in answer ? String(answer.status) : 'UNKNOWN';
}

function missing(): never {
  throw new Error('the health service has no Check');
}
