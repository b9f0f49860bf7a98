import type { Clock, EpochMs } from '../../core/clock.ts';
import type { ClinicGateSettings } from './settings.ts';

/**
 * How many calls may be repeated. When a clinic fails, every call of every caller wants to be repeated at the same time, and that is
 * when it can bear it least: repeats are a share of all calls, with a small number at once for clinics that are seldom called.
 */
export class RepeatBudget {
  readonly #settings: Pick<ClinicGateSettings, 'repeatShare' | 'repeatsAtOnce'>;
  readonly #clock: Clock;
  #left: number;
  #refilledMs: EpochMs;

  constructor(settings: Pick<ClinicGateSettings, 'repeatShare' | 'repeatsAtOnce'>, clock: Clock) {
    this.#settings = settings;
    this.#clock = clock;
    this.#left = settings.repeatsAtOnce;
    this.#refilledMs = clock.now();
  }

  /** A call is made for the first time. */
  earn(): void {
    this.#add(this.#settings.repeatShare);
  }

  /** Whether one call may be repeated now; if so, that is spent. */
  spend(): boolean {
    const nowMs = this.#clock.now();
    this.#add(Math.max(0, nowMs - this.#refilledMs) / 1000);
    this.#refilledMs = nowMs;
    // Shares such as a tenth add up to a little less than one.
    if (this.#left < 1 - 1e-9) return false;
    this.#left -= 1;
    return true;
  }

  #add(amount: number): void {
    this.#left = Math.min(this.#settings.repeatsAtOnce, this.#left + amount);
  }
}
