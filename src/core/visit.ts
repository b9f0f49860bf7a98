import type { Booking } from './booking.ts';
import type { CommandServices } from './clinic-driver.ts';
import type { ServiceId } from './identifiers.ts';
import type { Place, TimeSpan } from './opening.ts';

/** One service of a visit. */
export interface VisitItem {
  readonly serviceId: ServiceId;
  /** From the visit's start to the item's, in seconds. */
  readonly offsetSec: number;
  readonly durationSec: number;
}

/** The services of a visit in order of start; none is there twice. */
export type VisitItems = readonly [VisitItem, ...VisitItem[]];

/** Which services a visit holds: `items`, or only `serviceId`. */
export interface VisitServices {
  /** Of several the first. */
  readonly serviceId: ServiceId;
  /** null: a visit for one service that was not ordered as an item. */
  readonly items: VisitItems | null;
}

/** The items of a visit that holds several services, null for one service. */
export function severalOf({ items }: Pick<VisitServices, 'items'>): VisitItems | null {
  return items !== null && items.length > 1 ? items : null;
}

/** The visit's services in the words of commands. */
export function commandServices({ serviceId, items }: VisitServices): CommandServices {
  const several = severalOf({ items });
  return several === null ? { serviceId } : { serviceId, items: several };
}

export function serviceIdsOf({ serviceId, items }: VisitServices): readonly ServiceId[] {
  return items === null ? [serviceId] : items.map((item) => item.serviceId);
}

/** When the item is, in a visit that begins at `startSec`. */
export function spanOfItem({ offsetSec, durationSec }: VisitItem, startSec: number): TimeSpan {
  return { startSec: startSec + offsetSec, endSec: startSec + offsetSec + durationSec };
}

/** From the visit's start to the end of its last item, in seconds. The clinic may decide otherwise ([combination] 11.2). */
export function extentOf(items: VisitItems): number {
  return Math.max(...items.map(({ offsetSec, durationSec }) => offsetSec + durationSec));
}

/** What a booked visit takes up: a place for each of its items, or one for all of it. */
export function occupiedBy(
  { items, place: { more = [], ...first } }: Pick<Booking, 'items' | 'place'>,
  span: TimeSpan,
): readonly (Place & TimeSpan)[] {
  if (items === null || more.length === 0)
    return [{ ...first, startSec: span.startSec, endSec: span.endSec }];
  return [first, ...more].flatMap((place, index) => {
    const item = items[index];
    return item === undefined ? [] : [{ ...place, ...spanOfItem(item, span.startSec) }];
  });
}

/** How long an order may be said to be, in seconds: as it is in the clinic, from its first item to its last, or all items added up. */
export function lengthsOf({ startSec, endSec }: TimeSpan, items: VisitItems): readonly number[] {
  const sum = items.reduce((total, { durationSec }) => total + durationSec, 0);
  return [endSec - startSec, extentOf(items), sum];
}
