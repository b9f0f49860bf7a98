import { Metadata, type sendUnaryData } from '@grpc/grpc-js';
import type { CommandHeaders, CommandName } from '../../contract/clinic-commands/command.ts';
import { readRequest } from '../../contract/clinic-commands/wire/command-messages.ts';
import { clinicCommandsService } from '../../contract/clinic-commands/wire/protos.ts';
import { WireError } from '../../contract/wire/wire-error.ts';
import { failureFor, logCall } from '../transport.ts';
import { type AnswerOptions, deadlineOf, type RawCall } from './answer-call.ts';
import { detailedStatusOf } from './write-failure.ts';

/** Answers one of the clinic's own commands; never rejects. */
export async function answerCommand(
  options: AnswerOptions,
  command: CommandName,
  call: RawCall,
  callback: sendUnaryData<Buffer>,
): Promise<void> {
  const arrivedMs = options.clock.now();
  let callerId: string | undefined;
  try {
    const { commands, limits, callers } = options;
    const caller = callers.of(call);
    callerId = caller.partner.id;
    commands.admit(command, caller);
    const read = { maxEntries: limits.maxEntries, encoded: call.request };
    const request = readRequest(command, deserialize(command, call.request), read);
    const headers = headersOf(call);
    const answer = await commands.dispatch(command, caller, headers, request, arrivedMs, deadlineOf(call));
    const bytes = writers[command].responseSerialize(answer.message);
    if (Object.keys(answer.headers).length > 0) call.sendMetadata(metadataOf(answer.headers));
    callback(null, bytes);
    logCall(options, 'grpc', command, arrivedMs);
  } catch (error) {
    const failure = failureFor(error, command, options);
    callback(detailedStatusOf(failure));
    logCall(options, 'grpc', command, arrivedMs, failure, callerId);
  }
}

/** The answer is of the command's type by then; which of them it is, the loader's own types can't tell. */
const writers: { readonly [Name in CommandName]: { responseSerialize(answer: object): Buffer } } =
  clinicCommandsService;

function headersOf({ metadata }: RawCall): CommandHeaders {
  return {
    merchantId: textIn(metadata, 'x-merchant-id'),
    idempotencyKey: textIn(metadata, 'idempotency-key'),
  };
}

function textIn(metadata: Metadata, name: string): string | undefined {
  const [value, ...more] = metadata.get(name);
  return value === undefined ? undefined : [value, ...more].join(', ');
}

function metadataOf(headers: Readonly<Record<string, string>>): Metadata {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(headers)) metadata.set(name, value);
  return metadata;
}

/** The library tells bad bytes by errors of many kinds; whichever it is, the bytes are to blame. */
function deserialize(command: CommandName, bytes: Buffer): object {
  try {
    return clinicCommandsService[command].requestDeserialize(bytes);
  } catch {
    throw new WireError('message is not in the protobuf encoding of its type');
  }
}
