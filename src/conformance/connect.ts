import { readFileSync } from 'node:fs';
import { GrpcChannel } from './channel/grpc-channel.ts';
import { HttpChannel } from './channel/http-channel.ts';
import type { Clock } from './clock.ts';
import { basicHeader } from './credentials.ts';
import type { Way } from './target.ts';

/** Where a booking server is, and who calls. */
export interface Address {
  readonly target: string | null;
  readonly grpc: string | null;
  readonly user: string;
  readonly password: string;
  readonly caFile: string | null;
}

/** The ways to call the target: HTTP, gRPC or both. */
export function connect({ target, grpc, user, password, caFile }: Address, clock: Clock): readonly Way[] {
  const authorization = basicHeader(user, password);
  const ca = caFile === null ? null : readFileSync(caFile, 'utf8');
  const ways: Way[] = [];
  if (target !== null) {
    const channel = new HttpChannel({ baseUrl: target, authorization, ca }, clock);
    ways.push({ transport: 'HTTP', channel });
  }
  if (grpc !== null) {
    const tls = grpc.startsWith('https://');
    const address = grpc.replace(/^https?:\/\//, '').replace(/\/+$/, '');
    ways.push({ transport: 'gRPC', channel: new GrpcChannel({ address, tls, authorization, ca }, clock) });
  }
  return ways;
}

export async function disconnect(ways: readonly Way[]): Promise<void> {
  for (const { channel } of ways) await channel.close();
}
