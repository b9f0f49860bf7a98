import type { Answer } from '../../core/clinic-driver.ts';
import type { Opening, TimeSpan } from '../../core/opening.ts';
import { isObject, unreadable } from './answers.ts';
import type { Operation } from './operations.ts';
import { parseInstant } from './times.ts';

/** Which of the clinic's slots are wanted. */
export interface SlotSelection {
  readonly reservationGroupId: string;
  /** Wanted zones, in order of preference. */
  readonly zoneIds: readonly string[];
  readonly span: TimeSpan;
}

const utc = { kind: 'utc' } as const;

/**
 * The wanted ones of the clinic's slots ([clinic] 11), full ones included, in order of start and preference of zone. One wrong
 * slot makes the whole answer unreadable: a slot that is left out can make a place look free that isn't. Checked by hand, not by
 * a schema, since look-ups go through thousands of them.
 */
export function readSlots(
  operation: Operation,
  slots: readonly unknown[],
  selection: SlotSelection,
): Answer<readonly Opening[]> {
  const preference = new Map(selection.zoneIds.map((zoneId, index) => [zoneId, index]));
  const openings: Opening[] = [];
  for (const slot of slots) {
    const opening = readSlot(slot);
    if (opening === null) return unreadable(operation, 'a slot has a missing or wrong field');
    if (isWanted(opening, selection, preference)) openings.push(opening);
  }
  const rank = (opening: Opening) => preference.get(opening.zone) ?? 0;
  openings.sort((one, other) => one.startSec - other.startSec || rank(one) - rank(other));
  return { kind: 'ok', value: openings };
}

function isWanted(
  opening: Opening,
  { reservationGroupId, span }: SlotSelection,
  zones: ReadonlyMap<string, number>,
): boolean {
  if (opening.calendar !== reservationGroupId || !zones.has(opening.zone)) return false;
  return opening.startSec < span.endSec && opening.endSec > span.startSec;
}

function readSlot(slot: unknown): Opening | null {
  if (!isObject(slot)) return null;
  const { reservationGroupId: calendar, zone, capacity, reservationCount: taken } = slot;
  const { startDateTimeUtc, endDateTimeUtc } = slot;
  const startMs = parseInstant(startDateTimeUtc, utc);
  const endMs = parseInstant(endDateTimeUtc, utc);
  const { id: zoneId } = isObject(zone) ? zone : {};
  if (typeof calendar !== 'string' || typeof zoneId !== 'string') return null;
  if (!isCount(capacity) || !isCount(taken)) return null;
  if (startMs === null || endMs === null || endMs <= startMs) return null;
  return {
    calendar,
    zone: zoneId,
    startSec: Math.floor(startMs / 1000),
    endSec: Math.ceil(endMs / 1000),
    capacity,
    taken,
  };
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && typeof value === 'number' && value >= 0;
}
