import { fileURLToPath } from 'node:url';
import { loadSync, type MessageTypeDefinition, type PackageDefinition } from '@grpc/proto-loader';
import protobuf from 'protobufjs';
import type { ProtoGrpcType } from './generated/booking_service.ts';
import type { BookingServiceDefinition } from './generated/ext/maps/booking/partner/v3/BookingService.ts';

/** The protos' package, [google] 1.1; also the prefix of the gRPC service's name. */
export const WIRE_PACKAGE = 'ext.maps.booking.partner.v3';

/** Folder that the protos' import paths start from. Three levels up both from the sources and from the compiled files. */
export const PROTO_ROOT = fileURLToPath(new URL('../../../protos/', import.meta.url));

const ENTRY = 'ext/maps/booking/partner/v3/booking_service.proto';

/**
 * The protos for gRPC. Deserialised messages have snake_case keys, int64 as number (imprecise beyond 2^53), enums by
 * name (unknown ones stay numbers) and nothing that wasn't on the wire; pass them through `readMessage` before use.
 */
export const wireDefinition: PackageDefinition = loadSync(ENTRY, {
  keepCase: true,
  longs: Number,
  enums: String,
  defaults: false,
  oneofs: false,
  includeDirs: [PROTO_ROOT],
});

/** The service to hand to a gRPC server or client, with the types of its methods. */
export const bookingService: BookingServiceDefinition = serviceOf(wireDefinition);

/** The same protos as reflection, which the JSON codec is compiled from. */
export const wireRoot: protobuf.Root = loadReflection();

type Package = ProtoGrpcType['ext']['maps']['booking']['partner']['v3'];

/** The message behind each name, as both borders give it: keys that were absent or had the default value are missing. */
export type WireMessages = {
  [Name in keyof Package as Package[Name] extends MessageTypeDefinition<infer _In, infer _Out>
    ? Name
    : never]: Package[Name] extends MessageTypeDefinition<infer _In, infer Out> ? Out : never;
};

/** Name of a top-level message of the contract. */
export type MessageName = keyof WireMessages;

/** Name of a method of the contract. Its messages are always called `<Method>Request` and `<Method>Response`. */
export type MethodName = LiteralKeys<BookingServiceDefinition>;

/** Without the index signature that the service's type inherits. */
type LiteralKeys<T> = keyof { [Key in keyof T as string extends Key ? never : Key]: T[Key] } & string;

/** The methods in the order of the proto. */
export const methodNames: readonly MethodName[] = wireRoot
  .lookupService(`${WIRE_PACKAGE}.BookingService`)
  .methodsArray.map(({ name }) => name)
  .filter((name): name is MethodName => Object.hasOwn(bookingService, name));

/** Reflection of a top-level message of the contract. Throws if there is none of that name. */
export function messageType(name: MessageName): protobuf.Type {
  return wireRoot.lookupType(`${WIRE_PACKAGE}.${name}`);
}

function serviceOf(definition: PackageDefinition): BookingServiceDefinition {
  const service: unknown = definition[`${WIRE_PACKAGE}.BookingService`];
  if (!isBookingService(service)) throw new Error(`${ENTRY} has no service BookingService`);
  return service;
}

/** The types are generated from the files loaded here, and a test keeps them current; so the service's presence is enough. */
function isBookingService(definition: unknown): definition is BookingServiceDefinition {
  return typeof definition === 'object' && definition !== null && 'CreateBooking' in definition;
}

function loadReflection(): protobuf.Root {
  const root = new protobuf.Root();
  root.resolvePath = (_origin, target) => (target.startsWith(PROTO_ROOT) ? target : PROTO_ROOT + target);
  root.loadSync(ENTRY, { keepCase: true });
  root.resolveAll();
  return root;
}
