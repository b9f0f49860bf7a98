/**
 * Why a call got neither a result nor a business refusal. The contract turns each code into an HTTP and a gRPC status;
 * there is no other error type for callers to know.
 */
export type FaultCode =
  | 'invalid-argument'
  | 'unknown-booking'
  | 'not-found'
  | 'refused'
  | 'unauthenticated'
  | 'permission-denied'
  | 'too-large'
  | 'too-many-requests'
  | 'method-not-allowed'
  | 'not-offered'
  | 'not-ready'
  | 'clinic-unavailable'
  | 'outcome-unknown'
  | 'internal';

/** What is wrong with a request's field, for callers who tell cases apart; [clinic] 4 has a word for each. */
export type ArgumentProblem = 'required' | 'not-found' | 'not-available' | 'invalid-time-range' | 'too-long';

/** A clinic's own words of a refusal, for callers who speak its language. Nothing in them is a value of the request. */
export interface ClinicWords {
  /** null: it gave none. */
  readonly className: string | null;
  readonly properties: readonly { readonly key: string; readonly reason: string }[];
}

/** Facts about a fault that its reader may need besides the code. */
export interface FaultFacts {
  /** The request's field at fault, in the contract's spelling, e.g. `slot_time[3].start_sec`. */
  readonly field?: string;
  /** What is wrong with it; none: only the message says it. */
  readonly reason?: ArgumentProblem;
  /** Only where the clinic itself refused. */
  readonly words?: ClinicWords;
  /** What led to it; for the log only, never sent to a caller. */
  readonly cause?: unknown;
}

/** Thrown for everything that ends a call without an answer of the contract. `message` is safe to show to the caller. */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly field: string | undefined;
  readonly reason: ArgumentProblem | undefined;
  readonly words: ClinicWords | undefined;

  constructor(code: FaultCode, message: string, facts: FaultFacts = {}) {
    super(message, facts.cause === undefined ? {} : { cause: facts.cause });
    this.name = 'Fault';
    this.code = code;
    this.field = facts.field;
    this.reason = facts.reason;
    this.words = facts.words;
  }
}

/** A request that can never succeed as it is; `field` names what to change. */
export function invalidArgument(field: string, message: string): Fault {
  return new Fault('invalid-argument', message, { field });
}
