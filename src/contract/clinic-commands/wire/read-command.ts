import type protobuf from 'protobufjs';
import type { PlainObject } from '../../wire/field-facts.ts';
import { type ReadLimits, readAs } from '../../wire/read-message.ts';
import { checkRules } from './check-rules.ts';
import { clinicCommandsRoot } from './protos.ts';

/**
 * Checks a plain value, parsed JSON or a message that gRPC deserialised, against a message of the clinic's commands and copies it: keys as in
 * the clinic's JSON, unknown ones left out, enums by name and without their zero values, which say nothing ([clinic] 2).
 * @param name full name of the message, e.g. `protos.open.RegisterVisitorImages`
 * @throws {WireError} naming the field, for what doesn't fit its type
 * @throws {Fault} `invalid-argument` naming the field, for what is missing or has another format than the clinic's
 */
export function readCommand(name: string, value: unknown, limits?: ReadLimits): PlainObject {
  const type: protobuf.Type = clinicCommandsRoot.lookupType(name);
  const message = readAs(type, value, limits);
  checkRules(type, message);
  return message;
}
