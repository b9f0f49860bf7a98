import path from 'node:path';
import {
  type Client,
  type ClientUnaryCall,
  credentials,
  loadPackageDefinition,
  Metadata,
  type Metadata as MetadataType,
  type ServiceError,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { type CommandName, commandPaths } from '../../src/contract/clinic-commands/command.ts';
import type { RunningSystem } from './running-system.ts';

type Json = Record<string, unknown>;

/** An answer of either transport, in words that both have. */
export interface HouseReply {
  /** The HTTP status, or the name of the gRPC status. */
  readonly status: string;
  readonly body: Json;
  readonly bookingId: string | undefined;
  readonly scheduleId: string | undefined;
}

export interface HouseOptions {
  readonly key?: string;
  readonly merchant?: string | null;
  readonly user?: string;
  readonly password?: string;
}

export const commandTransports = ['HTTP', 'gRPC'] as const;
export type CommandTransport = (typeof commandTransports)[number];

const protos = path.join(__dirname, '../../protos');

type GeneratedMethod = (
  message: object,
  metadata: MetadataType,
  callback: (error: ServiceError | null, body?: Json) => void,
) => ClientUnaryCall;

type Generated = Client & Readonly<Record<CommandName, GeneratedMethod>>;

/** A client as another program would make it, from the files in `protos/` alone. */
function generatedClient(address: string): Generated {
  const definition = loadSync('clinic/v1/clinic_commands.proto', {
    includeDirs: [protos],
    enums: String,
    longs: Number,
  });
  const loaded: unknown = loadPackageDefinition(definition)['clinic'];
  const { v1 } = loaded as { v1: { ClinicCommands: new (address: string, c: unknown) => Generated } };
  return new v1.ClinicCommands(address, credentials.createInsecure());
}

/** Calls the clinic's own commands as an internal client, over one of the transports. */
export async function command(
  system: RunningSystem,
  transport: CommandTransport,
  name: CommandName,
  message: object,
  options: HouseOptions = {},
): Promise<HouseReply> {
  return transport === 'HTTP'
    ? overHttp(system, name, message, options)
    : overGrpc(system, name, message, options);
}

export function headersOf({ key, merchant, user, password }: HouseOptions): Record<string, string> {
  const pair = `${user ?? 'internal'}:${password ?? 'internal-secret'}`;
  return {
    authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
    ...(merchant === null ? {} : { 'x-merchant-id': merchant ?? 'seoul-clinic' }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
}

async function overHttp(
  system: RunningSystem,
  name: CommandName,
  message: object,
  options: HouseOptions,
): Promise<HouseReply> {
  const response = await fetch(system.url + commandPaths[name], {
    method: 'POST',
    headers: { ...headersOf(options), 'content-type': 'application/json' },
    body: JSON.stringify(message),
  });
  return {
    status: String(response.status),
    body: (await response.json()) as Json,
    bookingId: response.headers.get('x-booking-id') ?? undefined,
    scheduleId: response.headers.get('x-schedule-id') ?? undefined,
  };
}

function overGrpc(
  system: RunningSystem,
  name: CommandName,
  message: object,
  options: HouseOptions,
): Promise<HouseReply> {
  const client = generatedClient(system.grpcAddress);
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(headersOf(options))) metadata.set(key, value);
  return new Promise((resolve) => {
    let names: Pick<HouseReply, 'bookingId' | 'scheduleId'> = { bookingId: undefined, scheduleId: undefined };
    const call = client[name](message, metadata, (error, body) => {
      client.close();
      resolve(error === null ? { status: 'OK', body: { ...body }, ...names } : failed(error));
    });
    call.on('metadata', (initial: MetadataType) => {
      const named = (name: string) => initial.get(name)[0]?.toString();
      names = { bookingId: named('x-booking-id'), scheduleId: named('x-schedule-id') };
    });
  });
}

function failed(error: ServiceError): HouseReply {
  const details = error.metadata.get('grpc-status-details-bin')[0];
  return {
    status: String(error.code),
    body: { message: error.details, details: Buffer.isBuffer(details) ? detailsIn(details) : null },
    bookingId: undefined,
    scheduleId: undefined,
  };
}

/** The texts in the details; their own encoding is for the transport's test. */
function detailsIn(bytes: Buffer): string {
  return bytes.toString('utf8').replace(/[^\x20-\x7e]+/g, ' ');
}
