import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import type { MethodName } from '../../contract/method.ts';
import type { EpochMs } from '../../core/clock.ts';
import { failureFor, logCall, type TransportOptions } from '../transport.ts';
import type { Callers } from './callers.ts';
import type { GrpcLimits } from './limits.ts';
import { readRequest, writeResponse } from './message-bytes.ts';
import { statusOf } from './write-failure.ts';

/** What answering takes. */
export interface AnswerOptions extends Omit<TransportOptions, 'host' | 'port'> {
  readonly limits: GrpcLimits;
  readonly callers: Callers;
}

/** Bytes in and out, as they are read and written here. */
export type RawCall = ServerUnaryCall<Buffer, Buffer>;

/** Answers one call; never rejects. */
export async function answerCall(
  options: AnswerOptions,
  method: MethodName,
  call: RawCall,
  callback: sendUnaryData<Buffer>,
): Promise<void> {
  const arrivedMs = options.clock.now();
  let callerId: string | undefined;
  try {
    const { dispatcher, limits, callers } = options;
    const caller = callers.of(call);
    callerId = caller.partner.id;
    dispatcher.admit(method, caller);
    const request = readRequest(method, call.request, limits);
    const answer = await dispatcher.dispatch(method, caller, request, arrivedMs, deadlineOf(call));
    callback(null, writeResponse(method, answer));
    logCall(options, 'grpc', method, arrivedMs);
  } catch (error) {
    const failure = failureFor(error, method, options);
    callback(statusOf(failure));
    logCall(options, 'grpc', method, arrivedMs, failure, callerId);
  }
}

/** Infinity for a caller that doesn't say how long it waits. */
export function deadlineOf(call: RawCall): EpochMs {
  const deadline = call.getDeadline();
  return typeof deadline === 'number' ? deadline : deadline.getTime();
}
