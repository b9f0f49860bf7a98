import type { Dispatcher } from 'undici';
import type { Trouble } from '../../core/clinic-driver.ts';
import type { Clock, EpochMs } from '../../core/clock.ts';

/** What came of one request, before anybody judges what the answer means. */
export type ExchangeOutcome =
  | ClinicAnswer
  /** The clinic can't have seen it. */
  | { readonly kind: 'not-sent'; readonly trouble: Trouble }
  /** It was sent, and no whole answer came. */
  | { readonly kind: 'lost'; readonly trouble: Trouble };

/** A whole answer. */
export interface ClinicAnswer {
  readonly kind: 'answer';
  readonly status: number;
  readonly body: Buffer;
  /** What the clinic asked to wait for, null if it didn't. */
  readonly retryAfterMs: number | null;
}

/** Far more than months of slots take; an answer beyond it is broken or hostile. */
const maxAnswerBytes = 8 * 1024 * 1024;

/**
 * One request and its answer. It is a dispatch handler because only that is told when the request is put on a connection:
 * before that instant the clinic can't have seen it, after it the clinic may have.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  over = false;
  readonly #clock: Clock;
  readonly #untilMs: EpochMs;
  readonly #resolve: (outcome: ExchangeOutcome) => void;
  readonly #stopTimer: () => void;
  #controller: Dispatcher.DispatchController | null = null;
  #status = 0;
  #retryAfter: string | null = null;
  #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(clock: Clock, untilMs: EpochMs, resolve: (outcome: ExchangeOutcome) => void) {
    this.#clock = clock;
    this.#untilMs = untilMs;
    this.#resolve = resolve;
    const leftMs = untilMs - clock.now();
    this.#stopTimer = leftMs > 0 ? clock.after(leftMs, () => this.#expire()) : () => undefined;
    if (leftMs <= 0) this.#expire();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // A process that stood still meanwhile learns of the connection before its timers: what it sends so late nobody would expect any more.
    if (this.#clock.now() >= this.#untilMs && !this.over) this.#expire();
    this.#controller = controller;
    // It waited for a connection longer than it was allowed to: aborted here, nothing of it is written.
    if (this.over) controller.abort(new Error('no longer wanted'));
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.#status = status;
    const retryAfter = headers['retry-after'];
    this.#retryAfter = typeof retryAfter === 'string' ? retryAfter : null;
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes <= maxAnswerBytes) {
      this.#chunks.push(chunk);
      return;
    }
    this.#end(lost('unreadable', 'the answer is too large'));
    controller.abort(new Error('answer too large'));
  }

  onResponseEnd(): void {
    const only = this.#chunks[0];
    const body = only !== undefined && this.#chunks.length === 1 ? only : Buffer.concat(this.#chunks);
    const wait = retryAfterMs(this.#retryAfter);
    this.#end({ kind: 'answer', status: this.#status, body, retryAfterMs: wait });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
    this.#end(this.#controller === null ? notSent(code) : lost('unreachable', code));
  }

  #expire(): void {
    if (this.#controller === null) {
      this.#end(notSent('no connection in time'));
      return;
    }
    this.#end(lost('time-out', 'no answer in time'));
    this.#controller.abort(new Error('no answer in time'));
  }

  #end(outcome: ExchangeOutcome): void {
    if (this.over) return;
    this.over = true;
    this.#chunks = [];
    this.#stopTimer();
    this.#resolve(outcome);
  }
}

function notSent(detail: string): ExchangeOutcome {
  return { kind: 'not-sent', trouble: { kind: 'unreachable', detail } };
}

function lost(kind: Trouble['kind'], detail: string): ExchangeOutcome {
  return { kind: 'lost', trouble: { kind, detail } };
}

/** Seconds only: the other form, a date, depends on the other side's clock (RFC 9110, 10.2.3). */
function retryAfterMs(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : null;
}
