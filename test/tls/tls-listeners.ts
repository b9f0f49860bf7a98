import { once } from 'node:events';
import { type ConnectionOptions, connect } from 'node:tls';
import {
  ChannelCredentials,
  Client,
  type ClientOptions,
  Metadata,
  type ServiceError,
  status,
} from '@grpc/grpc-js';
import { createAccess } from '../../src/access/access.ts';
import { hashPassword } from '../../src/access/password-hash.ts';
import { createCommandDispatcher } from '../../src/contract/clinic-commands/dispatcher.ts';
import { createDispatcher } from '../../src/contract/dispatcher.ts';
import { bookingService } from '../../src/contract/wire/protos.ts';
import { partnerId } from '../../src/core/identifiers.ts';
import { type FollowedTlsFiles, followTlsFiles } from '../../src/tls/followed-files.ts';
import { startGrpcServer } from '../../src/transport/grpc/server.ts';
import { startHttpServer } from '../../src/transport/http/server.ts';
import type { RunningServer } from '../../src/transport/transport.ts';
import { basicHeader, cheap } from '../access/basic-header.ts';
import { FakeCore, merchants, partner } from '../contract/fake-core.ts';
import { fakeHouse } from '../contract/fake-house.ts';
import { encodeRequest, type LogLine, wallClock } from '../transport/both-transports.ts';
import { lookUp } from '../transport/wrong-requests.ts';
import { type Authority, Folder, type Pair } from './certificates.ts';

export const passwords = {
  google: basicHeader('google', 'secret'),
  intake: basicHeader('intake', 'secret'),
} as const;

/** Both listeners over TLS, over one fake core, with the followed files in a folder. */
export class TlsListeners {
  readonly folder = new Folder();
  readonly log: LogLine[] = [];
  readonly #looks: (() => void)[] = [];
  readonly #plans: (() => void)[] = [];
  readonly #lines: (() => void)[] = [];
  readonly #tls: FollowedTlsFiles;
  #http: RunningServer | null = null;
  #grpc: RunningServer | null = null;

  private constructor(pair: Pair, clientAuthorities: string) {
    this.write(pair, clientAuthorities);
    const files = {
      certificate: this.folder.file('certificate.pem'),
      key: this.folder.file('key.pem'),
      clientAuthorities: this.folder.file('clients.pem'),
    };
    const after = (_delayMs: number, action: () => void): (() => void) => {
      this.#looks.push(action);
      for (const planned of this.#plans.splice(0)) planned();
      return () => undefined;
    };
    this.#tls = followTlsFiles(files, { clock: { now: Date.now, after }, log: this.#logger(), everyMs: 1 });
  }

  static async start(authority: Authority, clientAuthorities = authority.pem): Promise<TlsListeners> {
    const listeners = new TlsListeners(await authority.server(), clientAuthorities);
    const passwordHash = await hashPassword('secret', cheap);
    const account = (name: string, certificateNames: readonly string[]) => ({
      caller: {
        kind: 'partner' as const,
        rights: new Set(['bookings' as const]),
        partner: { ...partner, id: partnerId(name) },
      },
      credentials: [{ user: name, passwordHash }],
      certificateNames,
    });
    const accounts = [
      account('google', ['DNS:google.example']),
      account('intake', ['URI:spiffe://clinic.example/intake', 'CN:intake']),
    ];
    const options = {
      host: '127.0.0.1',
      port: 0,
      clock: wallClock,
      dispatcher: createDispatcher({
        core: new FakeCore(),
        merchants,
        clock: wallClock,
        ready: () => Promise.resolve(true),
      }),
      commands: createCommandDispatcher({ core: fakeHouse, merchants }),
      access: createAccess(accounts, { clock: wallClock }),
      newErrorId: () => 'error',
      log: listeners.#logger(),
      tls: listeners.#tls,
    };
    listeners.#http = await startHttpServer(options);
    listeners.#grpc = await startGrpcServer({
      ...options,
      reflection: false,
      ready: () => Promise.resolve(true),
    });
    return listeners;
  }

  get http(): RunningServer {
    if (this.#http === null) throw new Error('not started');
    return this.#http;
  }

  get grpc(): RunningServer {
    if (this.#grpc === null) throw new Error('not started');
    return this.#grpc;
  }

  write(pair: Pair, clientAuthorities: string): void {
    this.folder.write('certificate.pem', pair.certificate);
    this.folder.write('key.pem', pair.key);
    this.folder.write('clients.pem', clientAuthorities);
  }

  /** Has the files looked at again; resolves once the log says what came of it. */
  async noticeChange(): Promise<LogLine | undefined> {
    const told = new Promise<void>((resolve) => this.#lines.push(resolve));
    await this.lookAgain();
    await told;
    return this.log.at(-1);
  }

  /** Has the files looked at again; resolves once they were, and the next look is planned. */
  async lookAgain(): Promise<void> {
    const planned = new Promise<void>((resolve) => this.#plans.push(resolve));
    for (const look of this.#looks.splice(0)) look();
    await planned;
  }

  async close(): Promise<void> {
    this.#tls.end();
    await Promise.all([this.http.close(0), this.grpc.close(0)]);
    this.folder.remove();
  }

  #logger() {
    const line = (level: string) => (facts: object, message: string) => {
      this.log.push([level, facts, message]);
      for (const told of this.#lines.splice(0)) told();
    };
    return { debug: () => undefined, info: line('info'), warn: line('warn'), error: line('error') };
  }
}

/** Shakes hands and gives the subject of the server's certificate; rejects when there is no handshake. */
export async function subjectAt(port: number, options: ConnectionOptions): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port, ...options });
  await once(socket, 'secureConnect');
  const { CN } = socket.getPeerCertificate().subject;
  socket.destroy();
  return String(CN);
}

/** A gRPC client with a channel of its own. */
export function grpcClient(port: number, authority: Authority, own?: Pair): Client {
  const root = Buffer.from(authority.pem);
  const channel =
    own === undefined
      ? ChannelCredentials.createSsl(root)
      : ChannelCredentials.createSsl(root, Buffer.from(own.key), Buffer.from(own.certificate));
  const options: ClientOptions = { 'grpc.use_local_subchannel_pool': 1, 'grpc.enable_retries': 0 };
  return new Client(`127.0.0.1:${port}`, channel, options);
}

/** How a look-up over the client ends: `OK`, or the name of the status. */
export function lookUpOver(client: Client, authorization?: string): Promise<string> {
  const metadata = new Metadata();
  if (authorization !== undefined) metadata.set('authorization', authorization);
  const { path, responseDeserialize } = bookingService.BatchAvailabilityLookup;
  return new Promise((resolve) => {
    client.makeUnaryRequest(
      path,
      () => encodeRequest('BatchAvailabilityLookup', lookUp),
      responseDeserialize,
      {},
      metadata,
      (error: ServiceError | null) => resolve(error === null ? 'OK' : (status[error.code] ?? 'unknown')),
    );
  });
}

/** The same over a client of its own. */
export async function lookUpWith(
  port: number,
  authority: Authority,
  own?: Pair,
  authorization?: string,
): Promise<string> {
  const client = grpcClient(port, authority, own);
  try {
    return await lookUpOver(client, authorization);
  } finally {
    client.close();
  }
}
