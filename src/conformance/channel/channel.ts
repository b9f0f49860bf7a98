import type { MethodName } from '../../contract/wire/protos.ts';

export type { MethodName };

/** An object of JSON. */
export type Json = { readonly [key: string]: unknown };

/** What scenarios call over. */
export type Transport = 'HTTP' | 'gRPC';

/** How a call ended, in words that both transports share. `no-answer`: the connection failed or the time was up. */
export type Outcome =
  | 'ok'
  | 'invalid-argument'
  | 'unauthenticated'
  | 'permission-denied'
  | 'not-found'
  | 'method-not-allowed'
  | 'conflict'
  | 'too-large'
  | 'exhausted'
  | 'not-offered'
  | 'internal'
  | 'unavailable'
  | 'deadline'
  | 'no-answer'
  | 'other';

/** What went out and what came back, as a report shows it. */
export interface Exchange {
  readonly transport: Transport;
  /** The method that was meant; null for a path that is none. */
  readonly method: MethodName | null;
  /** `POST /v3/CreateBooking`, or the gRPC method's name. */
  readonly request: string;
  readonly sent: string;
  /** `HTTP 200`, `gRPC OK`, or why there is no answer. */
  readonly status: string;
  readonly received: string;
  readonly outcome: Outcome;
  readonly startedMs: number;
  readonly tookMs: number;
}

/** Something in an answer that isn't as documented. */
export interface FormProblem {
  /** `must`: it breaks a documented form; `should`: it goes beyond it. */
  readonly grade: 'must' | 'should';
  readonly text: string;
}

/** The problem of a body that can't be read at all. */
export const notJson = 'the body must be JSON';

/** The answer to a call. */
export interface Answer {
  readonly outcome: Outcome;
  /** The answering message: int64 as numbers, enums by name, default values left out. Empty unless `ok`. */
  readonly message: Json;
  readonly form: readonly FormProblem[];
  readonly exchange: Exchange;
}

/** What a call says of the caller: the run's own credentials, none, or another header. */
export type Authorization = 'own' | 'none' | { readonly header: string };

/** A way to call the booking server that is judged. */
export interface Channel {
  readonly transport: Transport;
  /** Never rejects: what goes wrong is an outcome. */
  call(method: MethodName, message: Json, authorization?: Authorization): Promise<Answer>;
  close(): Promise<void>;
}

/** What TLS is spoken with, in PEM. */
export interface Trust {
  /** Certificate authority to trust instead of the known ones. */
  readonly ca: string | null;
  /** The caller's own certificate, for servers that ask for one. */
  readonly own: { readonly cert: string; readonly key: string } | null;
}

/** How long an answer is waited for; longer than any documented limit, so that late answers are seen as late. */
export const answerTimeMs = 20_000;
