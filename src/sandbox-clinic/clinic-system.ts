import type { StoredLists } from './control/sandbox-state.ts';

/** Why a body can't be read: not UTF-8 JSON (or nested without end), or over the limit. */
export type BodyProblem = 'malformed' | 'too-large';

/** A request's body: a JSON value, nothing, or the reason why there is none. */
export type RequestBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly problem: BodyProblem };

/** A call as a clinic system sees it; bytes and sockets stay outside. */
export interface ClinicRequest {
  /** The `Authorization` header, if any. */
  readonly authorization: string | undefined;
  readonly query: URLSearchParams;
  readonly body: RequestBody;
}

/** What goes back: `body` is written as JSON. */
export interface ClinicAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** One call of a system's interface. `answer` is synchronous, so calls never interleave. */
export interface Operation {
  /** The name under which calls are counted and faults are set. */
  readonly name: string;
  answer(request: ClinicRequest): ClinicAnswer;
}

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
