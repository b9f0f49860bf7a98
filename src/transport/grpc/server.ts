import {
  type ChannelOptions,
  Server,
  ServerCredentials,
  type ServiceDefinition,
  type sendUnaryData,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { ReflectionService } from '@grpc/reflection';
import { bookingService, methodNames, wireDefinition } from '../../contract/wire/protos.ts';
import type { Clock } from '../../core/clock.ts';
import type { RunningServer, TransportOptions } from '../transport.ts';
import { type AnswerOptions, answerCall, type RawCall } from './answer-call.ts';
import { addHealth, type Health } from './health.ts';
import { limitSendingTime } from './limit-sending-time.ts';
import { defaultGrpcLimits, type GrpcLimits } from './limits.ts';

/** What the gRPC server is given besides. */
export interface GrpcServerOptions extends TransportOptions {
  readonly limits?: Partial<GrpcLimits>;
  /** Whether anybody may ask what the server offers. */
  readonly reflection: boolean;
  /** What the health service tells; the same as the contract's own health check. */
  readonly ready: () => Promise<boolean>;
}

/** Serves the contract over gRPC without TLS, with health and reflection. Rejects if the address can't be listened on. */
export async function startGrpcServer(given: GrpcServerOptions): Promise<RunningServer> {
  const options: AnswerOptions = { ...given, limits: { ...defaultGrpcLimits, ...given.limits } };
  const server = new Server({
    ...channelOptions(options.limits),
    interceptors: [limitSendingTime(options)],
  });
  server.addService(rawService(), implementation(options));
  if (given.reflection) new ReflectionService(wireDefinition).addToServer(server);
  const health = addHealth(server, given.ready, options.limits.healthMs, given.clock);
  try {
    const port = await listen(server, given.host, given.port);
    return { port, close: closer(server, health, given.clock) };
  } catch (error) {
    health.end();
    throw error;
  }
}

function channelOptions(limits: GrpcLimits): ChannelOptions {
  return {
    'grpc.max_receive_message_length': limits.maxMessageBytes,
    'grpc.max_concurrent_streams': limits.maxCallsPerConnection,
    'grpc.max_connection_idle_ms': limits.idleMs,
    'grpc.keepalive_time_ms': limits.keepAliveMs,
    // Statistics that nobody reads.
    'grpc.enable_channelz': 0,
  };
}

const asIs = (bytes: Buffer): Buffer => bytes;

/** The service, its messages left as bytes. */
function rawService(): ServiceDefinition {
  const raw: Record<string, ServiceDefinition[string]> = {};
  for (const name of methodNames) {
    raw[name] = { ...bookingService[name], requestDeserialize: asIs, responseSerialize: asIs };
  }
  return raw;
}

function implementation(options: AnswerOptions): UntypedServiceImplementation {
  const handlers: UntypedServiceImplementation = {};
  for (const name of methodNames) {
    handlers[name] = (call: RawCall, callback: sendUnaryData<Buffer>) => {
      void answerCall(options, name, call, callback);
    };
  }
  return handlers;
}

function listen(server: Server, host: string, port: number): Promise<number> {
  const address = host.includes(':') ? `[${host}]` : host;
  return new Promise((resolve, reject) => {
    server.bindAsync(`${address}:${port}`, ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
}

function closer(server: Server, health: Health, clock: Clock): RunningServer['close'] {
  let closing: Promise<void> | undefined;
  return (graceMs) => {
    closing ??= closeGently(server, health, graceMs, clock);
    return closing;
  };
}

async function closeGently(server: Server, health: Health, graceMs: number, clock: Clock): Promise<void> {
  health.end();
  const closed = new Promise<void>((resolve) => {
    server.tryShutdown(() => resolve());
  });
  const stopTimer = clock.after(graceMs, () => server.forceShutdown());
  await closed;
  stopTimer();
}
