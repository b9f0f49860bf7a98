import { fileURLToPath } from 'node:url';
import type { ServiceDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import protobuf from 'protobufjs';

const packageName = 'ext.maps.booking.partner.v3';
const root = fileURLToPath(new URL('../../protos/', import.meta.url));
const entry = 'ext/maps/booking/partner/v3/booking_service.proto';

const service = loadSync(entry, {
  keepCase: true,
  longs: Number,
  enums: String,
  defaults: false,
  oneofs: false,
  includeDirs: [root],
})[`${packageName}.BookingService`];
if (service === undefined || 'format' in service) throw new Error(`${entry} has no BookingService`);

/** The contract's service as proto-loader gives it, with the settings that the adapter uses. */
export const serviceDefinition: ServiceDefinition = service;

/** The path of a method in gRPC. */
export function grpcPath(method: string): string {
  return `/${packageName}.BookingService/${method}`;
}

const messages = new protobuf.Root();
messages.resolvePath = (_origin, target) => (target.startsWith(root) ? target : root + target);
messages.loadSync(entry, { keepCase: true }).resolveAll();

/** The bytes of a message given as JSON-like object. */
export function encode(name: string, value: object): Buffer {
  const type = messages.lookupType(`${packageName}.${name}`);
  return Buffer.from(type.encode(type.fromObject(value)).finish());
}

/** The message in the bytes, with int64 as number and enums by name. */
export function decode(name: string, bytes: Buffer): Readonly<Record<string, unknown>> {
  const type = messages.lookupType(`${packageName}.${name}`);
  return type.toObject(type.decode(bytes), { longs: Number, enums: String });
}
