import { type ArgumentProblem, type ClinicWords, Fault } from '../core/fault.ts';
import { type Answer, type AnswerCode, answers } from './answer-table.ts';
import { WireError } from './wire/wire-error.ts';

/** Everything that a caller is told of a failure, the same over every transport. */
export interface Failure {
  readonly answer: Answer;
  readonly code: AnswerCode;
  readonly message: string;
  readonly field: string | undefined;
  /** For those who tell failures in the clinic's words. */
  readonly reason?: ArgumentProblem | undefined;
  readonly words?: ClinicWords | undefined;
  /** Names this one failure, in the answer and in the log. */
  readonly errorId: string;
}

/** Whatever was thrown, as a fault. What nobody foresaw is ours: `internal`, its nature kept for the log alone. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (error instanceof WireError) {
    return new Fault(
      'invalid-argument',
      error.problem,
      error.field === undefined ? {} : { field: error.field },
    );
  }
  return new Fault('internal', 'unexpected error', { cause: error });
}

/** What to tell of a fault. The message of an `internal` one stays in the log. */
export function failureOf(fault: Fault, errorId: string): Failure {
  const message = fault.code === 'internal' ? 'internal error' : fault.message;
  return {
    answer: answers[fault.code],
    code: fault.code,
    message,
    field: fault.field,
    reason: fault.reason,
    words: fault.words,
    errorId,
  };
}

/** The failure as the JSON body of an HTTP answer; `field` only where there is one to name. */
export function failureBody({ code, message, field, errorId }: Omit<Failure, 'answer'>): string {
  return JSON.stringify({ error: { code, message, field, error_id: errorId } });
}
