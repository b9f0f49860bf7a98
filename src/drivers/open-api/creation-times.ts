import type { EpochMs } from '../../core/clock.ts';

/** Enough for the histories of everybody whose reservation is looked for at a time; what is forgotten is read once more. */
const mostKept = 10_000;

/**
 * When schedules were made, as their details have told. That never changes, so a schedule that is too old to be the one that is looked
 * for needn't be read again in the next look.
 */
export class CreationTimes {
  readonly #times = new Map<string, EpochMs>();

  learn(scheduleId: string, createdMs: EpochMs): void {
    if (this.#times.has(scheduleId)) return;
    const [oldest] = this.#times.keys();
    if (oldest !== undefined && this.#times.size >= mostKept) this.#times.delete(oldest);
    this.#times.set(scheduleId, createdMs);
  }

  /** null: it wasn't read yet, or its detail didn't tell. */
  of(scheduleId: string): EpochMs | null {
    return this.#times.get(scheduleId) ?? null;
  }
}
