import type { ItemWishes, SlotWish } from './booking-core.ts';
import type { OrderRefusal } from './refusal.ts';
import type { VisitItem, VisitItems } from './visit.ts';

/** Why the items of an order make no visit. */
export interface NoVisit {
  readonly refusal: Extract<OrderRefusal, 'services-not-combined' | 'nothing-combines'>;
  readonly detail: string;
}

/** The items as one visit: all at one start, or each where the one before it ends. */
export function arrange(wishes: ItemWishes): VisitItems | NoVisit {
  const [first, ...others] = inOrder(wishes);
  if (new Set(wishes.map(({ service }) => service.id)).size < wishes.length)
    return noVisit('a service is ordered more than once');
  const isAtOnce = others.every(({ startSec }) => startSec === first.startSec);
  const isGapless = others.every(
    (wish, index) => wish.startSec === endOf([first, ...others][index] ?? first),
  );
  if (!isAtOnce && !isGapless)
    return noVisit('the items neither start together nor follow each other without a gap');
  return [itemOf(first, first.startSec), ...others.map((wish) => itemOf(wish, first.startSec))];
}

export function isNoVisit(arranged: VisitItems | NoVisit): arranged is NoVisit {
  return 'refusal' in arranged;
}

/** By start; as they were ordered where they start together. */
function inOrder([first, ...others]: ItemWishes): ItemWishes {
  const [earliest = first, ...later] = [first, ...others].sort((one, other) => one.startSec - other.startSec);
  return [earliest, ...later];
}

function endOf({ startSec, durationSec }: SlotWish): number {
  return startSec + durationSec;
}

function itemOf({ service, startSec, durationSec }: SlotWish, visitStartSec: number): VisitItem {
  return { serviceId: service.id, offsetSec: startSec - visitStartSec, durationSec };
}

function noVisit(detail: string): NoVisit {
  return { refusal: 'services-not-combined', detail };
}
