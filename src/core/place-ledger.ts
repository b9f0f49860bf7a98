import type { Clock, EpochMs } from './clock.ts';
import type { OperationId } from './identifiers.ts';
import type { Candidate, PlaceInterval } from './opening.ts';

/** Counts up with every claim, settlement and read of this process, so that their order is known. */
export type LedgerTime = number;

interface Entry {
  readonly id: OperationId;
  readonly intervals: readonly PlaceInterval[];
  /** When its outcome became known; slots read after that show it. null: still open. */
  settledAt: LedgerTime | null;
}

/**
 * The places that changes of this process have claimed and that slots read earlier don't show yet. Look-ups subtract them, so that the
 * adapter's own bookings show at once. Only for look-ups: what is booked is judged by the store's claims, which hold for all processes.
 */
export class PlaceLedger {
  readonly #clock: Clock;
  readonly #keepMs: number;
  #time: LedgerTime = 0;
  readonly #entries = new Map<OperationId, Entry>();
  readonly #byStart = new Map<number, Set<Entry>>();
  /** Oldest first. */
  #settled: { readonly entry: Entry; readonly atMs: EpochMs }[] = [];

  /** @param keepMs slots read longer ago than this are looked at no more */
  constructor(clock: Clock, keepMs: number) {
    this.#clock = clock;
    this.#keepMs = keepMs;
  }

  /** Call before a read begins; what was settled until then shows in it. */
  readBegins(): LedgerTime {
    this.#time += 1;
    return this.#time;
  }

  claim(id: OperationId, candidate: Candidate): void {
    this.#forget();
    const entry: Entry = { id, intervals: candidate.intervals, settledAt: null };
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
    this.#settled.push({ entry, atMs: this.#clock.now() });
  }

  /** Whoever finishes the change may be another process, which tells nothing here: from now on only the clinic says whether it is taken. */
  handOver(id: OperationId): void {
    if (this.#entries.get(id)?.settledAt === null) this.settle(id);
  }

  /** The change came to nothing. */
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

  /** Every slot that is still looked at shows what was settled so long ago. */
  #forget(): void {
    const dueMs = this.#clock.now() - this.#keepMs;
    const kept = this.#settled.findIndex(({ atMs }) => atMs > dueMs);
    const gone = this.#settled.splice(0, kept === -1 ? this.#settled.length : kept);
    for (const { entry } of gone) this.free(entry.id);
  }
}

function samePlace(one: PlaceInterval, other: PlaceInterval): boolean {
  return one.startSec === other.startSec && one.calendar === other.calendar && one.zone === other.zone;
}
