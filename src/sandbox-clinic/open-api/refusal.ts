import type { FailureStatus } from '../clinic-system.ts';

/** What is wrong with one item ([clinic] 4); `Required` and the others are the vendor's words. */
export interface ErrorProperty {
  readonly key: string;
  readonly reason: 'Required' | 'NotFound' | 'NotAvailable' | 'InvalidTimeRange' | 'TooLong';
}

/** Exception classes of the vendor ([clinic] 4); those after the third are ours, for cases that aren't documented. */
export type ErrorClass =
  | 'InvalidCommandException'
  | 'InvalidRequestException'
  | 'NotFoundException'
  | 'UnauthorizedException'
  | 'PayloadTooLargeException'
  | 'TooManyRequestsException'
  | 'InternalServerException'
  | 'ServiceUnavailableException';

/** The body of every refusal ([clinic] 4). */
export interface RefusalBody {
  readonly status: number;
  readonly message: ErrorClass;
  readonly className: ErrorClass;
  readonly errorProperties: readonly ErrorProperty[];
}

/** The clinic says no; thrown inside a command, it undoes what the command had stored. */
export class Refusal extends Error {
  readonly body: RefusalBody;

  constructor(className: ErrorClass, errorProperties: readonly ErrorProperty[], status = 400) {
    super(`${className} ${errorProperties.map(({ key, reason }) => `${key} ${reason}`).join(', ')}`);
    this.body = { status, message: className, className, errorProperties };
  }
}

/** Mostly malformed or missing input. */
export function invalidCommand(key: string, reason: ErrorProperty['reason']): Refusal {
  return new Refusal('InvalidCommandException', [{ key, reason }]);
}

/** Mostly refused against stored state. */
export function invalidRequest(key: string, reason: ErrorProperty['reason']): Refusal {
  return new Refusal('InvalidRequestException', [{ key, reason }]);
}

const failures: Readonly<Record<FailureStatus, ErrorClass>> = {
  429: 'TooManyRequestsException',
  500: 'InternalServerException',
  503: 'ServiceUnavailableException',
};

/** The body of an error that is none of the clinic's rules, in the shape of a refusal. */
export function failureBody(status: FailureStatus): RefusalBody {
  const className = failures[status];
  return { status, message: className, className, errorProperties: [] };
}
