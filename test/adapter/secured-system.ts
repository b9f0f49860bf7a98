import { readFileSync } from 'node:fs';
import { ChannelCredentials, Client } from '@grpc/grpc-js';
import { Agent, request } from 'undici';
import { parse, stringify } from 'yaml';
import { loadConfiguration } from '../../src/configuration/load-configuration.ts';
import { bookingService } from '../../src/contract/wire/protos.ts';
import { createLog } from '../../src/log.ts';
import { newKeyFile } from '../../src/personal-data/key-ring.ts';
import { type RunningAdapter, runAdapter } from '../../src/run-adapter.ts';
import { type SandboxClinic, startSandboxClinic } from '../../src/sandbox-clinic/sandbox-clinic.ts';
import { Authority, Folder } from '../tls/certificates.ts';
import { encodeRequest, goodMetadata } from '../transport/both-transports.ts';

const authorization = `Basic ${Buffer.from('google-sandbox:sandbox-secret').toString('base64')}`;

/** An adapter with TLS on both listeners and keys of its own, that logs everything, before a sandbox clinic. */
export class SecuredSystem {
  readonly folder: Folder;
  readonly clinic: SandboxClinic;
  readonly adapter: RunningAdapter;
  readonly authority: Authority;
  /** Everything that was logged, as text. */
  readonly log: string[];

  private constructor(parts: Pick<SecuredSystem, 'folder' | 'clinic' | 'adapter' | 'authority' | 'log'>) {
    this.folder = parts.folder;
    this.clinic = parts.clinic;
    this.adapter = parts.adapter;
    this.authority = parts.authority;
    this.log = parts.log;
  }

  static async start(): Promise<SecuredSystem> {
    const folder = new Folder();
    const authority = await Authority.make('authority');
    const pair = await authority.server('first');
    const files = {
      certificate: folder.write('certificate.pem', pair.certificate),
      key: folder.write('key.pem', pair.key),
    };
    const grpc = { ...files, clientAuthorities: folder.write('clients.pem', authority.pem) };
    const file = parse(readFileSync('config/sandbox.yaml', 'utf8'));
    file.tls = { http: files, grpc };
    file.personalData = { keysFile: folder.write('keys', newKeyFile('first')) };
    file.partners.google.certificateNames = ['DNS:google.example'];
    file.partners.internal.certificateNames = ['DNS:intake.example'];
    const clinic = await startSandboxClinic({ port: 0, dataFile: ':memory:' });
    const configuration = loadConfiguration({
      ADAPTER_CONFIG: folder.write('adapter.yaml', stringify(file)),
      HTTP_PORT: '0',
      GRPC_PORT: '0',
      ADMIN_PORT: '0',
      CLINIC_PORT: String(clinic.port),
      DATA_DIR: folder.path,
      LOG_LEVEL: 'trace',
    });
    const log: string[] = [];
    const adapter = await runAdapter(
      configuration,
      createLog('trace', { write: (line: string) => void log.push(line) }),
    );
    return new SecuredSystem({ folder, clinic, adapter, authority, log });
  }

  /** Calls over a connection of its own, and tells whose certificate it met. */
  async http(
    method: string,
    body: unknown,
  ): Promise<{ readonly status: number; readonly body: string; readonly met: string }> {
    let met = '';
    const agent = new Agent({
      connect: {
        ca: this.authority.pem,
        checkServerIdentity: (_host, certificate) => {
          met = String(certificate.subject.CN);
          return undefined;
        },
      },
    });
    try {
      const response = await request(`https://127.0.0.1:${this.adapter.httpPort}/v3/${method}`, {
        dispatcher: agent,
        method: 'POST',
        headers: { authorization },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return { status: response.statusCode, body: await response.body.text(), met };
    } finally {
      await agent.close();
    }
  }

  /** As {@link http}, by client certificate; `status` is the gRPC code. */
  async grpc(method: 'BatchAvailabilityLookup' | 'CreateBooking', body: object): Promise<number> {
    const own = await this.authority.issue({ names: [{ type: 'dns', value: 'google.example' }] });
    const channel = ChannelCredentials.createSsl(
      Buffer.from(this.authority.pem),
      Buffer.from(own.key),
      Buffer.from(own.certificate),
    );
    const client = new Client(`127.0.0.1:${this.adapter.grpcPort}`, channel, {
      'grpc.use_local_subchannel_pool': 1,
    });
    const { path, responseDeserialize } = bookingService[method];
    const metadata = goodMetadata();
    metadata.remove('authorization');
    try {
      return await new Promise((resolve) => {
        client.makeUnaryRequest<object, object>(
          path,
          (message) => encodeRequest(method, message),
          responseDeserialize,
          body,
          metadata,
          (error) => resolve(error?.code ?? 0),
        );
      });
    } finally {
      client.close();
    }
  }

  async control(path: string, method: string, body?: object): Promise<void> {
    await request(`${this.clinic.url}/_control/${path}`, {
      method: method === 'PUT' ? 'PUT' : 'POST',
      body: body === undefined ? null : JSON.stringify(body),
    });
  }

  async stop(): Promise<void> {
    await this.adapter.stop();
    await this.clinic.close();
    this.folder.remove();
  }
}
