import type { BookingStore } from './booking-store.ts';
import type { Clock } from './clock.ts';
import type { Log } from './dependencies.ts';
import type { PartnerId } from './identifiers.ts';

/** A stranger who tries passwords must not fill the store: what comes beyond is counted, and told in one entry. */
const recorded = { most: 20, windowMs: 60_000 };

/** Puts denied calls into the audit. */
export class RecordDenials {
  readonly #store: Pick<BookingStore, 'recordDenial'>;
  readonly #clock: Clock;
  readonly #log: Log;
  #inWindow = 0;
  #stopTimer: (() => void) | null = null;

  constructor(store: Pick<BookingStore, 'recordDenial'>, clock: Clock, log: Log) {
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
  }

  /** Doesn't wait for the store; an entry that it doesn't take is in the log. */
  denied(call: string, reason: string, caller: PartnerId | null): void {
    this.#inWindow += 1;
    this.#stopTimer ??= this.#clock.after(recorded.windowMs, () => this.#endWindow());
    if (this.#inWindow <= recorded.most) this.#record(`${call}: ${reason}`, caller);
  }

  /** Tells what was only counted so far. */
  end(): void {
    this.#stopTimer?.();
    this.#endWindow();
  }

  #endWindow(): void {
    const unrecorded = this.#inWindow - recorded.most;
    this.#inWindow = 0;
    this.#stopTimer = null;
    if (unrecorded > 0) this.#record(`${unrecorded} more calls within a minute`, null);
  }

  #record(detail: string, caller: PartnerId | null): void {
    this.#store.recordDenial({ caller, detail }).catch((cause: unknown) => {
      this.#log.warn({ cause, detail, caller }, 'a denied call could not be put into the audit');
    });
  }
}
