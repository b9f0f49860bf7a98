import type { Clock, EpochMs } from './clock.ts';
import type { LeaseId, MerchantId } from './identifiers.ts';
import type { LeasedPlace } from './lease-store.ts';
import type { PlaceInterval } from './opening.ts';

/** Counts up with every change and reading, so that their order is known. */
export type LeasedTime = number;

interface Entry {
  readonly merchantId: MerchantId;
  readonly intervals: PlaceInterval[];
  readonly expiresMs: EpochMs;
  /** When this process learnt of it by itself; what a reading that began before says of it is out of date. */
  readonly since: LeasedTime;
}

/**
 * The places that leases keep and that no clinic shows, for look-ups: this process's own at once, others' as last read from the store.
 * What is booked is judged by the store's claims, which hold for all processes.
 */
export class LeasedPlaces {
  readonly #clock: Clock;
  #time: LeasedTime = 0;
  #entries = new Map<LeaseId, Entry>();
  #byStart = new Map<number, Set<Entry>>();
  /** Ended by this process; a reading that began before doesn't bring them back. */
  #dropped = new Map<LeaseId, LeasedTime>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  put(id: LeaseId, merchantId: MerchantId, intervals: readonly PlaceInterval[], expiresMs: EpochMs): void {
    this.#time += 1;
    const entry: Entry = { merchantId, intervals: [...intervals], expiresMs, since: this.#time };
    this.#entries.set(id, entry);
    this.#index(entry);
  }

  drop(id: LeaseId): void {
    this.#time += 1;
    this.#dropped.set(id, this.#time);
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#entries.delete(id);
    for (const { startSec } of entry.intervals) this.#byStart.get(startSec)?.delete(entry);
  }

  /** Call before the store is read. */
  readBegins(): LeasedTime {
    this.#time += 1;
    return this.#time;
  }

  /** Takes over what the store gave to a reading that began at `readAt`. */
  replace(places: readonly LeasedPlace[], readAt: LeasedTime): void {
    if (places.length === 0 && this.#entries.size === 0 && this.#dropped.size === 0) return;
    const entries = new Map<LeaseId, Entry>();
    for (const { id, merchantId, interval, expiresMs } of places) {
      if ((this.#dropped.get(id) ?? 0) > readAt) continue;
      const there = entries.get(id);
      if (there === undefined) entries.set(id, { merchantId, intervals: [interval], expiresMs, since: 0 });
      else there.intervals.push(interval);
    }
    for (const [id, entry] of this.#entries) if (entry.since > readAt) entries.set(id, entry);
    for (const [id, droppedAt] of this.#dropped) if (droppedAt <= readAt) this.#dropped.delete(id);
    this.#entries = entries;
    this.#byStart = new Map();
    for (const entry of entries.values()) this.#index(entry);
  }

  /** How many leases keep a place there. */
  at(merchant: MerchantId, place: PlaceInterval): number {
    const there = this.#byStart.get(place.startSec);
    if (there === undefined) return 0;
    const nowMs = this.#clock.now();
    let count = 0;
    for (const { merchantId, intervals, expiresMs } of there) {
      if (merchantId !== merchant || expiresMs <= nowMs) continue;
      if (intervals.some((leased) => samePlace(leased, place))) count += 1;
    }
    return count;
  }

  #index(entry: Entry): void {
    for (const { startSec } of entry.intervals) {
      const there = this.#byStart.get(startSec);
      if (there === undefined) this.#byStart.set(startSec, new Set([entry]));
      else there.add(entry);
    }
  }
}

function samePlace(one: PlaceInterval, other: PlaceInterval): boolean {
  return one.startSec === other.startSec && one.calendar === other.calendar && one.zone === other.zone;
}
