import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import type { Caller } from '../../contract/access.ts';
import type { MethodName } from '../../contract/method.ts';
import type { EpochMs } from '../../core/clock.ts';
import { failureFor, logCall, type TransportOptions } from '../transport.ts';
import { namesOf } from './certificate-names.ts';
import type { GrpcLimits } from './limits.ts';
import { readRequest, writeResponse } from './message-bytes.ts';
import { statusOf } from './write-failure.ts';

/** What answering takes. */
export interface AnswerOptions extends Omit<TransportOptions, 'host' | 'port'> {
  readonly limits: GrpcLimits;
}

/** Bytes in, so that nothing is read of them before the credentials were found good; bytes out. */
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
    const { dispatcher, limits } = options;
    const caller = await callerOf(options, call);
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

/** @throws {Fault} `unauthenticated`, `permission-denied`, `too-many-requests` */
export function callerOf(options: AnswerOptions, call: RawCall): Promise<Caller> {
  return options.access.caller(authorizationOf(call), certificateNames(options, call));
}

function authorizationOf({ metadata }: RawCall): string | undefined {
  const [value] = metadata.get('authorization');
  return typeof value === 'string' ? value : undefined;
}

/** undefined on listeners whose clients need no certificate. Elsewhere the handshake has proved that it is theirs and not expired. */
function certificateNames({ tls }: AnswerOptions, call: RawCall): readonly string[] | undefined {
  if (tls === undefined || tls.material.clientAuthorities === null) return undefined;
  const certificate = call.getAuthContext().sslPeerCertificate;
  return certificate === undefined ? [] : namesOf(certificate);
}

/** Infinity for a caller that doesn't say how long it waits. */
export function deadlineOf(call: RawCall): EpochMs {
  const deadline = call.getDeadline();
  return typeof deadline === 'number' ? deadline : deadline.getTime();
}
