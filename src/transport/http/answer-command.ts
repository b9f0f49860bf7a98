import { clinicErrorBody } from '../../contract/clinic-commands/clinic-error.ts';
import type { CommandHeaders, CommandName } from '../../contract/clinic-commands/command.ts';
import { encodeResponse, readRequest } from '../../contract/clinic-commands/wire/command-messages.ts';
import { parseJson } from '../../contract/wire/decode-json.ts';
import { failureFor, logCall } from '../transport.ts';
import type { AnswerOptions, Exchange } from './answer-call.ts';
import { ClientGone, checkBodyHeaders, readBody } from './read-body.ts';
import { writeFailure, writeJson } from './write-answer.ts';

/** Answers one of the clinic's own commands, in the order of checks of the contract's calls and with the clinic's own words for errors. */
export async function answerCommand(
  options: AnswerOptions,
  command: CommandName,
  exchange: Exchange,
): Promise<void> {
  let callerId: string | undefined;
  try {
    const { request, response, arrivedMs, awaitsContinue } = exchange;
    const { limits, commands } = options;
    const caller = await options.access.caller(request.headers.authorization);
    callerId = caller.partner.id;
    commands.admit(command, caller);
    checkBodyHeaders(request, limits.maxBodyBytes);
    if (awaitsContinue) response.writeContinue();
    const body = await readBody(request, limits.maxBodyBytes);
    const message = readRequest(command, parseJson(body), limits);
    const answer = await commands.dispatch(command, caller, headersOf(exchange), message, arrivedMs);
    for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
    writeJson(options.server, response, 200, encodeResponse(command, answer.message));
    logCall(options, 'http', command, arrivedMs);
  } catch (error) {
    answerCommandFailure(options, command, exchange, error, callerId);
  }
}

/** Answers with whatever was thrown, as the clinic would ([clinic] 4); the failure's id goes as a header. */
export function answerCommandFailure(
  options: AnswerOptions,
  command: CommandName,
  { request, response, arrivedMs }: Exchange,
  error: unknown,
  callerId?: string,
): void {
  if (error instanceof ClientGone) {
    options.log.debug({ method: command }, 'client hung up before its request was complete');
    return;
  }
  const failure = failureFor(error, command, options);
  if (!response.headersSent) response.setHeader('x-error-id', failure.errorId);
  writeFailure(options.server, request, response, failure, options.clock, clinicErrorBody);
  logCall(options, 'http', command, arrivedMs, failure, callerId);
}

function headersOf({ request: { headers } }: Exchange): CommandHeaders {
  return { merchantId: textOf(headers['x-merchant-id']), idempotencyKey: textOf(headers['idempotency-key']) };
}

/** Node joins repeated headers, so a list is what a caller made it: no single name. */
function textOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(', ') : header;
}
