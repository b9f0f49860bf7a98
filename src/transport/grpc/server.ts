import {
  type ChannelOptions,
  Server,
  ServerCredentials,
  type ServiceDefinition,
  type sendUnaryData,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { ReflectionService } from '@grpc/reflection';
import { commandNames } from '../../contract/clinic-commands/command.ts';
import {
  clinicCommandsDefinition,
  clinicCommandsName,
  clinicCommandsService,
} from '../../contract/clinic-commands/wire/protos.ts';
import { bookingService, methodNames, WIRE_PACKAGE, wireDefinition } from '../../contract/wire/protos.ts';
import type { TlsSource } from '../tls-source.ts';
import type { RunningServer, TransportOptions } from '../transport.ts';
import { type AnswerOptions, answerCall, type RawCall } from './answer-call.ts';
import { answerCommand } from './answer-command.ts';
import { Callers } from './callers.ts';
import { addHealth, type Health } from './health.ts';
import { defaultGrpcLimits, type GrpcLimits } from './limits.ts';
import { receiveCalls } from './receive-call.ts';
import { FollowedCredentials } from './server-credentials.ts';

/** What the gRPC server is given besides. */
export interface GrpcServerOptions extends TransportOptions {
  readonly limits?: Partial<GrpcLimits>;
  /** Whether anybody may ask what the server offers. */
  readonly reflection: boolean;
  /** What the health service tells; the same as the contract's own health check. */
  readonly ready: () => Promise<boolean>;
}

/**
 * Serves the contract over gRPC, with health and reflection, and with TLS if it is given any. Rejects if the address can't be listened
 * on.
 */
export async function startGrpcServer(given: GrpcServerOptions): Promise<RunningServer> {
  const limits = { ...defaultGrpcLimits, ...given.limits };
  const options: AnswerOptions = { ...given, limits, callers: new Callers(given) };
  const server = new Server({
    ...channelOptions(limits),
    interceptors: [receiveCalls(options)],
  });
  server.addService(rawService(methodNames, bookingService), bookingMethods(options));
  server.addService(rawService(commandNames, clinicCommandsService), clinicCommands(options));
  if (given.reflection) {
    const everything = { ...wireDefinition, ...clinicCommandsDefinition };
    new ReflectionService(everything).addToServer(server);
  }
  const services = [bookingServiceName, clinicCommandsName];
  const health = addHealth(server, services, given.ready, options.limits.healthMs, given.clock);
  try {
    const port = await listen(server, addressOf(given.host, given.port), credentialsOf(given.tls));
    return { port, close: closer(server, addressOf(given.host, port), health) };
  } catch (error) {
    health.end();
    throw error;
  }
}

const bookingServiceName = `${WIRE_PACKAGE}.BookingService`;

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

/** A service, its messages left as bytes. */
function rawService<Name extends string>(
  names: readonly Name[],
  service: Readonly<Record<Name, ServiceDefinition[string]>>,
): ServiceDefinition {
  const raw: Record<string, ServiceDefinition[string]> = {};
  for (const name of names) {
    raw[name] = { ...service[name], requestDeserialize: asIs, responseSerialize: asIs };
  }
  return raw;
}

function clinicCommands(options: AnswerOptions): UntypedServiceImplementation {
  const handlers: UntypedServiceImplementation = {};
  for (const name of commandNames) {
    handlers[name] = (call: RawCall, callback: sendUnaryData<Buffer>) => {
      void answerCommand(options, name, call, callback);
    };
  }
  return handlers;
}

function bookingMethods(options: AnswerOptions): UntypedServiceImplementation {
  const handlers: UntypedServiceImplementation = {};
  for (const name of methodNames) {
    handlers[name] = (call: RawCall, callback: sendUnaryData<Buffer>) => {
      void answerCall(options, name, call, callback);
    };
  }
  return handlers;
}

function addressOf(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function credentialsOf(tls: TlsSource | undefined): ServerCredentials {
  return tls === undefined ? ServerCredentials.createInsecure() : new FollowedCredentials(tls);
}

function listen(server: Server, address: string, credentials: ServerCredentials): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, credentials, (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
}

function closer(server: Server, address: string, health: Health): RunningServer['close'] {
  let closing: Promise<void> | undefined;
  return (graceMs) => {
    closing ??= closeGently(server, address, health, graceMs);
    return closing;
  };
}

/**
 * `forceShutdown` would be the way to cut calls off, but without channelz the library (1.14) knows no connections there and cuts none.
 * `drain` does, and only if it comes before `tryShutdown`; its timer is its own.
 */
function closeGently(server: Server, address: string, health: Health, graceMs: number): Promise<void> {
  health.end();
  server.drain(address, graceMs);
  return new Promise<void>((resolve) => {
    server.tryShutdown(() => resolve());
  });
}
