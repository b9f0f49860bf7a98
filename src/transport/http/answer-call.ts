import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { MethodName } from '../../contract/method.ts';
import { decodeJson } from '../../contract/wire/decode-json.ts';
import { encodeJson } from '../../contract/wire/encode-json.ts';
import type { EpochMs } from '../../core/clock.ts';
import { failureFor, logCall, type TransportOptions } from '../transport.ts';
import type { HttpLimits } from './limits.ts';
import { ClientGone, checkBodyHeaders, readBody } from './read-body.ts';
import { writeFailure, writeJson } from './write-answer.ts';

/** What answering takes. */
export interface AnswerOptions extends Omit<TransportOptions, 'host' | 'port'> {
  readonly limits: HttpLimits;
  readonly server: Server;
}

/** One request and what it is answered with. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly arrivedMs: EpochMs;
  /** Whether the client waits to be told to send the body. */
  readonly awaitsContinue: boolean;
}

/** Answers `POST /v3/<Method>`. Credentials go first, and nothing of the body is read before the method is known to be offered. */
export async function answerCall(
  options: AnswerOptions,
  method: MethodName,
  exchange: Exchange,
): Promise<void> {
  let callerId: string | undefined;
  try {
    const { request, response, arrivedMs, awaitsContinue } = exchange;
    const { limits, dispatcher } = options;
    const caller = await options.access.caller(request.headers.authorization);
    callerId = caller.partner.id;
    dispatcher.admit(method, caller);
    checkBodyHeaders(request, limits.maxBodyBytes);
    if (awaitsContinue) response.writeContinue();
    const body = await readBody(request, limits.maxBodyBytes);
    const message = decodeJson(requestName(method), body, limits);
    const answer = await dispatcher.dispatch(method, caller, message, arrivedMs);
    writeJson(options.server, response, 200, encodeJson(`${method}Response`, answer));
    logCall(options, 'http', method, arrivedMs);
  } catch (error) {
    answerFailure(options, method, exchange, error, callerId);
  }
}

/** Answers with whatever was thrown. */
export function answerFailure(
  options: AnswerOptions,
  method: MethodName | 'unknown',
  { request, response, arrivedMs }: Exchange,
  error: unknown,
  callerId?: string,
): void {
  if (error instanceof ClientGone) {
    options.log.debug({ method }, 'client hung up before its request was complete');
    return;
  }
  const failure = failureFor(error, method, options);
  writeFailure(options.server, request, response, failure, options.clock);
  logCall(options, 'http', method, arrivedMs, failure, callerId);
}

function requestName<Name extends MethodName>(method: Name): `${Name}Request` {
  return `${method}Request`;
}
