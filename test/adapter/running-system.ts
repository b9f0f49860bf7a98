import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import { loadConfiguration } from '../../src/configuration/load-configuration.ts';
import { bookingService, type MethodName, messageType } from '../../src/contract/wire/protos.ts';
import { createLog } from '../../src/log.ts';
import { type RunningAdapter, runAdapter } from '../../src/run-adapter.ts';
import { type SandboxClinic, startSandboxClinic } from '../../src/sandbox-clinic/sandbox-clinic.ts';

/** The sandbox's documented credentials. */
const authorization = `Basic ${Buffer.from('google-sandbox:sandbox-secret').toString('base64')}`;

const daySec = 86_400;
const seoulOffsetSec = 9 * 3_600;

/** An answer of either transport. `status` is the HTTP status or the gRPC code. */
export interface Reply<Message> {
  readonly status: number;
  readonly body: Message;
}

/** One adapter and one sandbox clinic in this process, on free ports, with files of their own. */
export class RunningSystem {
  readonly clinic: SandboxClinic;
  readonly #folder: string;
  readonly #overrides: Readonly<Record<string, string>>;
  #adapter: RunningAdapter;
  #grpc: Client | null = null;

  private constructor(
    clinic: SandboxClinic,
    adapter: RunningAdapter,
    folder: string,
    overrides: Readonly<Record<string, string>>,
  ) {
    this.clinic = clinic;
    this.#adapter = adapter;
    this.#folder = folder;
    this.#overrides = overrides;
  }

  static async start(overrides: Readonly<Record<string, string>> = {}): Promise<RunningSystem> {
    const folder = mkdtempSync(path.join(tmpdir(), 'adapter-'));
    const clinic = await startSandboxClinic({ port: 0, dataFile: ':memory:' });
    const adapter = await startAdapter(clinic, folder, overrides);
    return new RunningSystem(clinic, adapter, folder, overrides);
  }

  async restartAdapter(): Promise<void> {
    await this.#stopAdapter();
    this.#adapter = await startAdapter(this.clinic, this.#folder, this.#overrides);
  }

  async stop(): Promise<void> {
    await this.#stopAdapter();
    await this.clinic.close();
    rmSync(this.#folder, { recursive: true });
  }

  async #stopAdapter(): Promise<void> {
    this.#grpc?.close();
    this.#grpc = null;
    await this.#adapter.stop();
  }

  get url(): string {
    return `http://127.0.0.1:${this.#adapter.httpPort}`;
  }

  get grpcAddress(): string {
    return `127.0.0.1:${this.#adapter.grpcPort}`;
  }

  get adminUrl(): string {
    return `http://127.0.0.1:${this.#adapter.adminPort}`;
  }

  /** Resolves once the adapter may book again; it may not for a moment after its clock was put forward or back. */
  async untilReady(): Promise<void> {
    while (!(await fetch(`${this.adminUrl}/readyz`)).ok);
  }

  async http(method: string, body: unknown): Promise<Reply<Record<string, unknown>>> {
    const response = await fetch(`${this.url}/v3/${method}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  grpc(method: MethodName, request: object): Promise<Reply<Record<string, unknown>>> {
    this.#grpc ??= new Client(this.grpcAddress, credentials.createInsecure());
    const client = this.#grpc;
    const metadata = new Metadata();
    metadata.set('authorization', authorization);
    const ask = messageType(`${method}Request`);
    const answer = messageType(`${method}Response`);
    const serialize = (value: object): Buffer => Buffer.from(ask.encode(ask.fromObject(value)).finish());
    const deserialize = (bytes: Buffer): Record<string, unknown> =>
      answer.toObject(answer.decode(bytes), { longs: Number, enums: String });
    return new Promise((resolve, reject) => {
      client.makeUnaryRequest(
        bookingService[method].path,
        serialize,
        deserialize,
        request,
        metadata,
        (error: ServiceError | null, body?: Record<string, unknown>) => {
          if (error !== null) reject(error);
          else resolve({ status: 0, body: body ?? {} });
        },
      );
    });
  }
}

function startAdapter(
  clinic: SandboxClinic,
  folder: string,
  overrides: Readonly<Record<string, string>>,
): Promise<RunningAdapter> {
  const ports = { HTTP_PORT: '0', GRPC_PORT: '0', ADMIN_PORT: '0', CLINIC_PORT: String(clinic.port) };
  const configuration = loadConfiguration({ ...ports, DATA_DIR: folder, LOG_LEVEL: 'error', ...overrides });
  return runAdapter(configuration, createLog(configuration.process.logLevel));
}

/** A start in Seoul's local time, `days` from now; the sandbox is open from tomorrow, 09:00 to 18:00. */
export function seoulTime(days: number, hour: number, minute = 0): number {
  const today = Math.floor((Date.now() / 1000 + seoulOffsetSec) / daySec);
  return (today + days) * daySec + hour * 3_600 + minute * 60 - seoulOffsetSec;
}

/** A complete CreateBooking request of an invented person. */
export function bookingRequest(
  number: number,
  slot: { readonly service: string; readonly startSec: number; readonly durationSec: number },
) {
  return {
    slot: {
      merchant_id: 'seoul-clinic',
      service_id: slot.service,
      start_sec: slot.startSec,
      duration_sec: slot.durationSec,
    },
    user_information: {
      user_id: `user-${number}`,
      given_name: 'Mina',
      family_name: `Example${number}`,
      telephone: `+82 10-1234-${String(1000 + number)}`,
      email: `mina${number}@example.com`,
    },
    payment_information: { prepayment_status: 'PREPAYMENT_NOT_PROVIDED' },
    idempotency_token: `token-${number}`,
    additional_request: 'please no perfume',
  };
}
