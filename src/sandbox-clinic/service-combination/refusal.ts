import type { FailureStatus } from '../clinic-system.ts';

/**
 * The system says no; thrown inside a call, it undoes what the call had stored. No page shows the body of an error
 * ([combination] 8), so this is our assumption, for all calls: `{status, messageId, message}`, where only `messageId` is
 * meant for programs.
 */
export class CombinationRefusal extends Error {
  readonly status: number;
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    messageId: string,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.messageId = messageId;
    this.headers = headers;
  }

  get body(): object {
    return { status: this.status, messageId: this.messageId, message: this.message };
  }
}

/** A token request is refused; its body is that of OAuth 2.0 (RFC 6749, 5.2). */
export class OauthRefusal extends CombinationRefusal {
  override get body(): object {
    return { error: this.messageId, error_description: this.message };
  }
}

/** Malformed or missing input. */
export function invalidInput(message: string): CombinationRefusal {
  return new CombinationRefusal(400, 'INVALID_INPUT', message);
}

const failures: Readonly<Record<FailureStatus, string>> = {
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_ERROR',
  503: 'SERVICE_UNAVAILABLE',
};

/** The body of an error that is none of the system's rules, in the shape of a refusal. */
export function failureBody(status: FailureStatus): object {
  return new CombinationRefusal(status, failures[status], 'The request could not be handled.').body;
}
