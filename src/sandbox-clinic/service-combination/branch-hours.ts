import type { Interval } from '../interval.ts';
import { instantAt } from '../zoned-time.ts';
import type { Branch } from './catalogue.ts';

/** Bounds the memory that a long-lived clinic spends on remembered days. */
const mostRememberedDays = 20_000;

/** When branches are open, by local dates. */
export class BranchHours {
  readonly #remembered = new Map<string, Interval>();

  /** The opening of the local `date`, `yyyy-MM-dd`. */
  on(branch: Branch, date: string): Interval {
    const key = `${branch.branchId} ${date}`;
    const known = this.#remembered.get(key);
    if (known) return known;
    if (this.#remembered.size >= mostRememberedDays) this.#remembered.clear();
    const made = {
      startMs: instantAt(date, branch.opens.startTime, branch.timeZone),
      endMs: instantAt(date, branch.opens.endTime, branch.timeZone),
    };
    this.#remembered.set(key, made);
    return made;
  }
}
