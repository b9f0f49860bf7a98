import type { ArgumentProblem, ClinicWords } from '../../core/fault.ts';
import type { AnswerCode } from '../answer-table.ts';
import type { Failure } from '../failure.ts';

/** [clinic] 4: the vendor's words for what is wrong with a field. */
const reasons: Readonly<Record<ArgumentProblem, string>> = {
  required: 'Required',
  'not-found': 'NotFound',
  'not-available': 'NotAvailable',
  'invalid-time-range': 'InvalidTimeRange',
  'too-long': 'TooLong',
};

/** The first two are the vendor's ([clinic] 4), the others ours, for what the vendor documents nothing of. */
export const classNames: Readonly<Record<AnswerCode, string>> = {
  'invalid-argument': 'InvalidCommandException',
  refused: 'InvalidRequestException',
  'unknown-booking': 'NotFoundException',
  'not-found': 'NotFoundException',
  unauthenticated: 'UnauthorizedException',
  'permission-denied': 'ForbiddenException',
  'too-large': 'PayloadTooLargeException',
  'too-many-requests': 'TooManyRequestsException',
  'method-not-allowed': 'MethodNotAllowedException',
  'not-offered': 'NotImplementedException',
  'not-ready': 'ServiceUnavailableException',
  'clinic-unavailable': 'ServiceUnavailableException',
  'outcome-unknown': 'OutcomeUnknownException',
  internal: 'InternalServerException',
  'request-timeout': 'RequestTimeoutException',
  'headers-too-large': 'HeadersTooLargeException',
};

/** A failure in the clinic's words, whether the clinic spoke them or would have. */
export interface ClinicError {
  readonly className: string;
  readonly errorProperties: ClinicWords['properties'];
}

export function clinicErrorOf({ code, field, reason, words }: Failure): ClinicError {
  if (words !== undefined)
    return { className: words.className ?? classNames[code], errorProperties: words.properties };
  const errorProperties =
    field === undefined ? [] : [{ key: field, reason: reasons[reason ?? 'not-available'] }];
  return { className: classNames[code], errorProperties };
}

/**
 * The body of a failure as the clinic documents it ([clinic] 4). Its message is the class's name where the clinic has one; elsewhere it says
 * what happened.
 */
export function clinicErrorBody(failure: Failure): string {
  const { className, errorProperties } = clinicErrorOf(failure);
  const isDocumented = failure.code === 'invalid-argument' || failure.code === 'refused';
  const message = isDocumented ? className : failure.message;
  return JSON.stringify({ status: failure.answer.http, message, className, errorProperties });
}
