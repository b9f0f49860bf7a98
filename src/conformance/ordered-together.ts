import { type Attempt, NotApplicable } from './attempt.ts';
import type { FeedSlot } from './feed/feed.ts';

/** Slots of services that can be ordered together, at one start; throws NotApplicable if the feed has none. */
export function togetherFree(attempt: Attempt): readonly FeedSlot[] {
  const { feed, pool } = attempt.target;
  for (const services of feed.orders) {
    const [lead, ...others] = services;
    for (const slot of pool.slots) {
      if (slot.serviceId !== lead) continue;
      const rest = others.map((id) => pool.slots.find((entry) => isBeside(entry, slot, id)));
      const found = rest.filter((entry) => entry !== undefined);
      if (found.length === others.length) return [slot, ...found];
    }
  }
  throw new NotApplicable('the feed names no services under conformance.orders that are free at one start');
}

function isBeside(entry: FeedSlot, slot: FeedSlot, serviceId: string): boolean {
  return entry.serviceId === serviceId && entry.startSec === slot.startSec;
}
