import type { FeedSlot } from './feed/feed.ts';

/** What a scenario wants of its slots. */
export interface SlotWish {
  readonly minSpots?: number;
  readonly maxSpots?: number;
  readonly serviceId?: string;
  /** All of one service; default true. */
  readonly oneService?: boolean;
  readonly mode?: FeedSlot['mode'];
}

/**
 * How far apart slots of one scenario are, the best first: users may be refused a visit too close to another of theirs ([google] 1.14,
 * OVERLAPPING_RESERVATION), and how close that is differs between servers.
 */
const distancesSec = [72_000, 7_200, 0] as const;

/** Deals out the slots of the feed, so that scenarios don't get in each other's way: those not yet used first. */
export class SlotPool {
  readonly #slots: FeedSlot[];
  readonly #held = new Set<FeedSlot>();

  constructor(slots: readonly FeedSlot[]) {
    this.#slots = [...slots];
  }

  /** So many slots that no two of which touch each other's time; null if the feed hasn't so many. */
  take(count: number, wish: SlotWish): readonly FeedSlot[] | null {
    const suitable = this.#slots.filter((slot) => !this.#held.has(slot) && suits(slot, wish));
    for (const distance of distancesSec) {
      for (const candidates of byService(suitable, wish.oneService ?? true)) {
        const chosen = pick(candidates, count, distance, [...this.#held]);
        if (chosen === null) continue;
        for (const slot of chosen) this.#held.add(slot);
        return chosen;
      }
    }
    return null;
  }

  /** Gives slots back; they come last in the queue. */
  release(slots: readonly FeedSlot[]): void {
    for (const slot of slots) {
      if (!this.#held.delete(slot)) continue;
      this.#slots.splice(this.#slots.indexOf(slot), 1);
      this.#slots.push(slot);
    }
  }

  /** Takes a slot out for good, and all that share its time: something that can't be cancelled is there. */
  drop(slot: FeedSlot): void {
    this.#held.delete(slot);
    const others = this.#slots.filter((other) => !isNear(slot, other, 0));
    this.#slots.splice(0, this.#slots.length, ...others);
  }

  /** Every slot, those longest unused first. */
  get slots(): readonly FeedSlot[] {
    return this.#slots;
  }
}

function suits(slot: FeedSlot, { minSpots = 1, maxSpots, serviceId, mode }: SlotWish): boolean {
  if (slot.spots < minSpots || (maxSpots !== undefined && slot.spots > maxSpots)) return false;
  if (serviceId !== undefined && slot.serviceId !== serviceId) return false;
  const isAsynchronous = slot.mode === 'CONFIRMATION_MODE_ASYNCHRONOUS';
  return isAsynchronous === (mode === 'CONFIRMATION_MODE_ASYNCHRONOUS');
}

/** Moves stay within a service, so most scenarios need slots of one. */
function byService(slots: readonly FeedSlot[], oneService: boolean): readonly (readonly FeedSlot[])[] {
  if (!oneService) return [slots];
  return [...Map.groupBy(slots, ({ serviceId }) => serviceId).values()];
}

function pick(
  slots: readonly FeedSlot[],
  count: number,
  distanceSec: number,
  held: readonly FeedSlot[],
): readonly FeedSlot[] | null {
  const chosen: FeedSlot[] = [];
  for (const slot of slots) {
    if (held.some((other) => isNear(slot, other, 0))) continue;
    if (chosen.some((other) => isNear(slot, other, distanceSec))) continue;
    chosen.push(slot);
    if (chosen.length === count) return chosen;
  }
  return null;
}

function isNear(one: FeedSlot, other: FeedSlot, distanceSec: number): boolean {
  return (
    one.startSec < other.startSec + other.durationSec + distanceSec &&
    other.startSec < one.startSec + one.durationSec + distanceSec
  );
}
