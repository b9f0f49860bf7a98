import type { StoredLists } from './control/sandbox-state.ts';

/** Why a body can't be read: not UTF-8 JSON (or nested without end), or over the limit. */
export type BodyProblem = 'malformed' | 'too-large';

/** A request's body: a JSON value (of a form, an object of its fields), nothing, or the reason why there is none. */
export type RequestBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly problem: BodyProblem };

/** A call as a clinic system sees it; bytes and sockets stay outside. */
export interface ClinicRequest {
  /** The `Authorization` header, if any. */
  readonly authorization: string | undefined;
  /** Header lines by their names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly query: URLSearchParams;
  readonly body: RequestBody;
}

/** What goes back: `body` is written as JSON, undefined as no body at all. */
export interface ClinicAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How a body is written. */
export type BodyForm = 'json' | 'form';

/** One call of a system's interface. `answer` is synchronous, so calls never interleave. */
export interface Operation {
  /** The name under which calls are counted and faults are set. */
  readonly name: string;
  readonly reads: BodyForm;
  answer(request: ClinicRequest): ClinicAnswer;
  /** The body of an error that is none of the system's rules: a fault, or a bug. */
  failure(status: FailureStatus): unknown;
}

/** Statuses of errors that are none of a system's rules. */
export type FailureStatus = 429 | 500 | 503;

/** A schedule system that the sandbox stands in for: its own paths, rules and tables. */
export interface ClinicSystem {
  /** Names of all operations, for checking faults. */
  readonly operationNames: readonly string[];
  /** The operation at a method and path, or undefined when the path isn't of this system. */
  find(method: string, path: string): Operation | undefined;
  /** Everything that this system has stored. */
  state(): Partial<StoredLists>;
  /** Forgets all but issued tokens. Runs inside the caller's transaction. */
  clear(): void;
}
