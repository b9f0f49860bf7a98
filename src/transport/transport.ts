import type { Access } from '../contract/access.ts';
import type { CommandName } from '../contract/clinic-commands/command.ts';
import type { CommandDispatcher } from '../contract/clinic-commands/dispatcher.ts';
import type { Dispatcher } from '../contract/dispatcher.ts';
import { type Failure, failureOf, faultOf } from '../contract/failure.ts';
import type { MethodName } from '../contract/method.ts';
import type { Clock, EpochMs } from '../core/clock.ts';
import type { TlsSource } from './tls-source.ts';

/** Where a transport says what it does; a pino logger is one. Facts hold no personal data. */
export interface TransportLog {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** What was called. */
export type CallName = MethodName | CommandName | 'unknown';

/** One answered call. */
export interface AnsweredCall {
  readonly transport: 'http' | 'grpc';
  readonly method: CallName;
  /** Status as the transport spells it: `200`, `OK`. */
  readonly code: string;
}

/** Nobody knows who called; or the caller is known and may not. */
export type DenialReason = 'unauthenticated' | 'permission-denied';

/** What every transport is given. */
export interface TransportOptions {
  /** Address to listen on. */
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** What to speak TLS with; left out: plain text. */
  readonly tls?: TlsSource;
  readonly dispatcher: Dispatcher;
  /** The clinic's own commands. */
  readonly commands: CommandDispatcher;
  readonly access: Access;
  readonly clock: Clock;
  /** Gives an id that was never given before; it names a failure. */
  readonly newErrorId: () => string;
  readonly log: TransportLog;
  /** Told of every call that was refused for who made it. Mustn't throw. */
  readonly denied?: (call: CallName, reason: DenialReason, callerId: string | null) => void;
  /** Told of every call that was answered, with the time from its arrival. Mustn't throw. */
  readonly observe?: (call: AnsweredCall, seconds: number) => void;
}

/** A transport that is listening. */
export interface RunningServer {
  /** The port that it listens on. */
  readonly port: number;
  /**
   * Takes no more calls, lets those under way finish for `graceMs`, then cuts them off. Resolves once every connection is closed;
   * asked again, waits for the same end.
   */
  close(graceMs: number): Promise<void>;
}

/** What to answer to whatever was thrown. Faults of ours go to the log in full, under the id that the caller is told. */
export function failureFor(
  error: unknown,
  method: string,
  { log, newErrorId }: Pick<TransportOptions, 'log' | 'newErrorId'>,
): Failure {
  const fault = faultOf(error);
  const failure = failureOf(fault, newErrorId());
  if (fault.code === 'internal') {
    log.error(
      { error_id: failure.errorId, method, err: fault.cause ?? fault },
      'a call failed through our fault',
    );
  }
  return failure;
}

const successes = { http: '200', grpc: 'OK' } as const;

/** What each call leaves behind: a line in the log, and its place in the count. */
export function logCall(
  { log, clock, observe, denied }: Pick<TransportOptions, 'log' | 'clock' | 'observe' | 'denied'>,
  transport: 'http' | 'grpc',
  method: CallName,
  arrivedMs: EpochMs,
  failure?: Failure,
  callerId?: string,
): void {
  const ms = clock.now() - arrivedMs;
  const answered = failure === undefined ? successes[transport] : String(failure.answer[transport]);
  observe?.({ transport, method, code: answered }, ms / 1000);
  if (failure === undefined) {
    log.debug({ transport, method, code: 'ok', ms }, 'call answered');
    return;
  }
  const { code, field, errorId } = failure;
  if (code === 'permission-denied' || code === 'unauthenticated') denied?.(method, code, callerId ?? null);
  if (code === 'permission-denied')
    log.warn({ transport, method, caller: callerId, error_id: errorId }, 'a call was denied');
  log.debug({ transport, method, code, field, error_id: errorId, ms }, 'call answered');
}
