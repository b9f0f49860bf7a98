import protobuf from 'protobufjs';
import { faultOf } from '../../failure.ts';
import { encodeAs } from '../../wire/encode-json.ts';
import type { ReadLimits } from '../../wire/read-message.ts';
import type { CommandName, CommandRequest, CommandResponse } from '../command.ts';
import { inTheWordsOfQueries } from '../name-fields.ts';
import { clinicCommandsName, clinicCommandsRoot } from './protos.ts';
import { readCommand } from './read-command.ts';

/** A clinic shows a day of slots of all its zones in one answer. */
const answerLimits: ReadLimits = { maxEntries: 100_000 };

/** Reads a request, from parsed JSON or as gRPC deserialised it; throws as {@link readCommand}, in the clinic's words. */
export function readRequest<Name extends CommandName>(
  name: Name,
  value: unknown,
  limits: ReadLimits,
): CommandRequest<Name> {
  try {
    const message: unknown = readCommand(typesOf(name).request.fullName, value, limits);
    return message as CommandRequest<Name>;
  } catch (error) {
    throw inTheWordsOfQueries(name, faultOf(error));
  }
}

/** Reads what the clinic answered to a query; throws as {@link readCommand}. */
export function readResponse<Name extends CommandName>(name: Name, value: unknown): CommandResponse<Name> {
  const message: unknown = readCommand(typesOf(name).response.fullName, value, answerLimits);
  return message as CommandResponse<Name>;
}

/** Writes an answer as JSON. Throws TypeError for one that isn't of its type. */
export function encodeResponse<Name extends CommandName>(name: Name, message: CommandResponse<Name>): string {
  return encodeAs(typesOf(name).response, message);
}

function typesOf(name: CommandName): { readonly request: protobuf.Type; readonly response: protobuf.Type } {
  const { [name]: method } = clinicCommandsRoot.lookupService(clinicCommandsName).methods;
  const request = method?.resolvedRequestType;
  const response = method?.resolvedResponseType;
  if (request instanceof protobuf.Type && response instanceof protobuf.Type) return { request, response };
  throw new Error(`the service has no method ${name}`);
}
