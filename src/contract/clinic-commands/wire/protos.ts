import { loadSync, type PackageDefinition } from '@grpc/proto-loader';
import protobuf from 'protobufjs';
import { PROTO_ROOT } from '../../wire/protos.ts';
import type { ClinicCommandsDefinition } from './generated/messages.ts';

const ENTRY = 'clinic/v1/clinic_commands.proto';

/** Full name of the gRPC service. */
export const clinicCommandsName = 'clinic.v1.ClinicCommands';

/**
 * The protos of the clinic's commands for gRPC. Messages have the keys of their JSON, camelCase as in the clinic's documentation, enums by name
 * (unknown ones stay numbers) and nothing that wasn't on the wire; pass them through `readCommand` before use.
 */
export const clinicCommandsDefinition: PackageDefinition = loadSync(ENTRY, {
  longs: Number,
  enums: String,
  defaults: false,
  oneofs: false,
  includeDirs: [PROTO_ROOT],
});

/** The service to hand to a gRPC server or client, with the types of its methods. */
export const clinicCommandsService: ClinicCommandsDefinition = serviceOf(clinicCommandsDefinition);

/** The same protos as reflection, which codec and rules are compiled from. */
export const clinicCommandsRoot: protobuf.Root = loadReflection();

function serviceOf(definition: PackageDefinition): ClinicCommandsDefinition {
  const service: unknown = definition[clinicCommandsName];
  if (!isClinicCommands(service)) throw new Error(`${ENTRY} has no service ClinicCommands`);
  return service;
}

/** The types are generated from the files loaded here, and a test keeps them current; so the service's presence is enough. */
function isClinicCommands(definition: unknown): definition is ClinicCommandsDefinition {
  return typeof definition === 'object' && definition !== null && 'ReserveByVisitorId' in definition;
}

function loadReflection(): protobuf.Root {
  const root = new protobuf.Root();
  root.resolvePath = (_origin, target) => (target.startsWith(PROTO_ROOT) ? target : PROTO_ROOT + target);
  root.loadSync(ENTRY);
  root.resolveAll();
  return root;
}
