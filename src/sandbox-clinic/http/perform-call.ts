import type { ServerResponse } from 'node:http';
import type { ClinicAnswer, ClinicRequest, FailureStatus, Operation } from '../clinic-system.ts';
import type { Timers } from '../clock.ts';
import type { Fault } from '../faults/fault.ts';
import type { LateWork } from '../faults/late-work.ts';
import { sendAnswer, sendText } from './send-answer.ts';

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
      sendAnswer(response, perform(operation, request, parts));
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
      sendAnswer(response, failure(operation, 503, fault));
      break;
    case 'status-429':
      sendAnswer(response, failure(operation, 429, fault));
      break;
    case 'status-500-applied':
      perform(operation, request, parts);
      sendAnswer(response, failure(operation, 500));
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
    return failure(operation, 500);
  }
}

function answerLater(response: ServerResponse, made: ClinicAnswer, delayMs: number, parts: CallParts): void {
  const callOff = parts.timers.after(delayMs, () => sendAnswer(response, made));
  response.once('close', callOff);
}

function cut(response: ServerResponse): void {
  response.socket?.destroy();
}

/** `Retry-After` is told where the fault orders it. */
function failure(operation: Operation, status: FailureStatus, fault?: Fault): ClinicAnswer {
  const body = operation.failure(status);
  if (fault?.retryAfterSec === undefined) return { status, body };
  return { status, body, headers: { 'retry-after': String(fault.retryAfterSec) } };
}
