import type { ServerResponse } from 'node:http';
import type { ClinicAnswer, ClinicRequest, Operation } from '../clinic-system.ts';
import type { Timers } from '../clock.ts';
import type { Fault } from '../faults/fault.ts';
import type { LateWork } from '../faults/late-work.ts';
import { sendJson, sendText } from './send-answer.ts';

/** What carrying out a call needs. */
export interface CallParts {
  readonly lateWork: LateWork;
  readonly timers: Timers;
  /** Takes errors that no caller can be told. */
  reportBug(error: unknown): void;
}

/** One call and where its answer goes. */
export interface Call {
  readonly operation: Operation;
  readonly request: ClinicRequest;
  readonly response: ServerResponse;
}

/** Does a call and answers it, or goes wrong as the fault says. */
export function performCall(call: Call, fault: Fault | undefined, parts: CallParts): void {
  const { operation, request, response } = call;
  switch (fault?.effect) {
    case undefined:
      answer(response, perform(operation, request, parts));
      break;
    case 'lose-request':
      cut(response);
      break;
    case 'lose-response':
      perform(operation, request, parts);
      cut(response);
      break;
    case 'late-commit':
      cut(response);
      parts.lateWork.add(fault.delayMs, () => perform(operation, request, parts));
      break;
    case 'delay':
      answerLater(response, perform(operation, request, parts), fault.delayMs, parts);
      break;
    case 'status-503':
      sendJson(response, 503, failure(503, 'ServiceUnavailableException'), retryAfter(fault));
      break;
    case 'status-429':
      sendJson(response, 429, failure(429, 'TooManyRequestsException'), retryAfter(fault));
      break;
    case 'status-500-applied':
      perform(operation, request, parts);
      sendJson(response, 500, failure(500, 'InternalServerException'));
      break;
    case 'garbage':
      perform(operation, request, parts);
      sendText(response, 200, 'text/html; charset=utf-8', '<!doctype html><title>OK</title>');
      break;
  }
}

function perform(operation: Operation, request: ClinicRequest, parts: CallParts): ClinicAnswer {
  try {
    return operation.answer(request);
  } catch (error) {
    parts.reportBug(error);
    return { status: 500, body: failure(500, 'InternalServerException') };
  }
}

function answer(response: ServerResponse, { status, body }: ClinicAnswer): void {
  sendJson(response, status, body);
}

function answerLater(response: ServerResponse, made: ClinicAnswer, delayMs: number, parts: CallParts): void {
  const callOff = parts.timers.after(delayMs, () => answer(response, made));
  response.once('close', callOff);
}

function cut(response: ServerResponse): void {
  response.socket?.destroy();
}

function failure(status: number, className: string): object {
  return { status, message: className, className, errorProperties: [] };
}

function retryAfter(fault: Fault): Readonly<Record<string, string>> {
  return fault.retryAfterSec === undefined ? {} : { 'retry-after': String(fault.retryAfterSec) };
}
