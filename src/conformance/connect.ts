import type { Trust } from './channel/channel.ts';
import { GrpcChannel } from './channel/grpc-channel.ts';
import { HttpChannel } from './channel/http-channel.ts';
import type { Clock } from './clock.ts';
import { basicHeader } from './credentials.ts';
import { readOption } from './option-files.ts';
import type { Way } from './target.ts';

/** Where a booking server is, and who calls. */
export interface Address {
  readonly target: string | null;
  readonly grpc: string | null;
  readonly user: string;
  readonly password: string;
  readonly tlsFiles: TlsFiles;
}

/** Files in PEM. */
export interface TlsFiles {
  readonly ca: string | null;
  readonly own: { readonly cert: string; readonly key: string } | null;
}

export const noTlsFiles: TlsFiles = { ca: null, own: null };

/** The ways to call the target: HTTP, gRPC or both. */
export function connect({ target, grpc, user, password, tlsFiles }: Address, clock: Clock): readonly Way[] {
  const authorization = basicHeader(user, password);
  const trust = readTrust(tlsFiles);
  const ways: Way[] = [];
  if (target !== null) {
    const channel = new HttpChannel({ baseUrl: target, authorization, trust }, clock);
    ways.push({ transport: 'HTTP', channel });
  }
  if (grpc !== null) {
    const tls = grpc.startsWith('https://');
    const address = grpc.replace(/^https?:\/\//, '').replace(/\/+$/, '');
    ways.push({ transport: 'gRPC', channel: new GrpcChannel({ address, tls, authorization, trust }, clock) });
  }
  return ways;
}

function readTrust({ ca, own }: TlsFiles): Trust {
  return {
    ca: ca === null ? null : readOption('--ca', ca),
    own: own === null ? null : { cert: readOption('--cert', own.cert), key: readOption('--key', own.key) },
  };
}

export async function disconnect(ways: readonly Way[]): Promise<void> {
  for (const { channel } of ways) await channel.close();
}
