import type { OperationId } from './identifiers.ts';
import type { Candidate, PlaceInterval } from './opening.ts';

/** Counts up with every claim, settlement and read of this process, so that their order is known. */
export type LedgerTime = number;

interface Entry {
  readonly intervals: readonly PlaceInterval[];
  /** When its outcome became known; slots read after that show it. null: still open. */
  settledAt: LedgerTime | null;
}

/**
 * The places that changes of this process have claimed and that slots read earlier don't show yet. Look-ups subtract them, so that the
 * adapter's own bookings show at once. Only for look-ups: what is booked is judged by the store's claims, which hold for all processes.
 */
export class PlaceLedger {
  #time: LedgerTime = 0;
  readonly #entries = new Map<OperationId, Entry>();
  readonly #byStart = new Map<number, Set<Entry>>();

  /** Call before a read begins; what was settled until then shows in it. */
  readBegins(): LedgerTime {
    this.#time += 1;
    return this.#time;
  }

  claim(id: OperationId, candidate: Candidate): void {
    const entry: Entry = { intervals: candidate.intervals, settledAt: null };
    this.#entries.set(id, entry);
    for (const interval of entry.intervals) {
      const there = this.#byStart.get(interval.startSec);
      if (there === undefined) this.#byStart.set(interval.startSec, new Set([entry]));
      else there.add(entry);
    }
  }

  /** The change took effect: the clinic shows it from now on. */
  settle(id: OperationId): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#time += 1;
    entry.settledAt = this.#time;
  }

  /** The change came to nothing, or every slot that is still looked at shows it. */
  free(id: OperationId): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#entries.delete(id);
    for (const interval of entry.intervals) {
      const there = this.#byStart.get(interval.startSec);
      there?.delete(entry);
      if (there?.size === 0) this.#byStart.delete(interval.startSec);
    }
  }

  /** How many claims at this place a read that began at `readAt` doesn't show. */
  unseen(place: PlaceInterval, readAt: LedgerTime): number {
    const there = this.#byStart.get(place.startSec);
    if (there === undefined) return 0;
    let count = 0;
    for (const entry of there) {
      if (entry.settledAt !== null && entry.settledAt < readAt) continue;
      if (entry.intervals.some((claimed) => samePlace(claimed, place))) count += 1;
    }
    return count;
  }
}

function samePlace(one: PlaceInterval, other: PlaceInterval): boolean {
  return one.startSec === other.startSec && one.calendar === other.calendar && one.zone === other.zone;
}
