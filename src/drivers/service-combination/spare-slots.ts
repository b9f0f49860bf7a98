import type { Clock, EpochMs } from '../../core/clock.ts';
import type { TimeSpan } from '../../core/opening.ts';
import type { WrittenSlot } from './appointment.ts';

interface Reading {
  readonly setName: string;
  readonly span: TimeSpan;
  readonly readMs: EpochMs;
  readonly slots: readonly WrittenSlot[];
  /** What was taken since. */
  readonly taken: TimeSpan[];
}

/** Readings of look-ups don't differ much; more than this would only be gone through in vain. */
const mostReadings = 60;

/** Slots known by their writing; a booking needs that of one slot, read a moment before. */
const mostWritten = 20_000;

/**
 * Slots read a little while ago: for look-ups when there is no request left in the minute ([combination] 11.4, rate budget), and for how
 * the system wrote them, since a slot is best sent back exactly as it was received ([combination] 11.2).
 */
export class SpareSlots {
  readonly #clock: Clock;
  readonly #keptMs: number;
  /** Newest first. */
  #readings: Reading[] = [];
  readonly #written = new Map<string, WrittenSlot>();

  constructor(clock: Clock, keptSec: number) {
    this.#clock = clock;
    this.#keptMs = keptSec * 1000;
  }

  keep(setName: string, span: TimeSpan, readMs: EpochMs, slots: readonly WrittenSlot[]): void {
    const isCovered = (other: Reading) => other.setName === setName && covers(span, other.span);
    const others = this.#readings.filter((other) => !isCovered(other) && this.#isFresh(other));
    this.#readings = [{ setName, span, readMs, slots, taken: [] }, ...others.slice(0, mostReadings - 1)];
    if (this.#written.size > mostWritten) this.#written.clear();
    for (const slot of slots) this.#written.set(keyOf(slot), slot);
  }

  /** The set's slots that begin in the span, null when they weren't read lately. */
  find(setName: string, span: TimeSpan): readonly WrittenSlot[] | null {
    const reading = this.#readings.find(
      (one) => one.setName === setName && covers(one.span, span) && this.#isFresh(one),
    );
    if (reading === undefined) return null;
    return reading.slots.filter(
      (slot) =>
        slot.startSec >= span.startSec &&
        slot.startSec < span.endSec &&
        !reading.taken.some((taken) => overlaps(taken, slot)),
    );
  }

  /** As the system wrote the slot, null if it isn't known. */
  written(slot: TimeSpan): WrittenSlot | null {
    return this.#written.get(keyOf(slot)) ?? null;
  }

  /** Somebody takes that time, so no slot that reaches into it is to be offered from what was read before. */
  taken(span: TimeSpan): void {
    for (const reading of this.#readings) reading.taken.push(span);
  }

  /** A visit has left that time. Slots that were read before it came are offered again; what was read since can't say what is free now. */
  freed({ startSec, endSec }: TimeSpan): void {
    this.#readings = this.#readings.filter((reading) => {
      if (!overlaps(reading.span, { startSec, endSec })) return true;
      const index = reading.taken.findIndex((one) => one.startSec === startSec && one.endSec === endSec);
      if (index === -1) return false;
      reading.taken.splice(index, 1);
      return true;
    });
  }

  #isFresh({ readMs }: Reading): boolean {
    const ageMs = this.#clock.now() - readMs;
    return ageMs >= 0 && ageMs <= this.#keptMs;
  }
}

function covers(outer: TimeSpan, inner: TimeSpan): boolean {
  return outer.startSec <= inner.startSec && outer.endSec >= inner.endSec;
}

function overlaps(one: TimeSpan, other: TimeSpan): boolean {
  return one.startSec < other.endSec && other.startSec < one.endSec;
}

function keyOf({ startSec, endSec }: TimeSpan): string {
  return `${startSec} ${endSec}`;
}
