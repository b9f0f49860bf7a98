import type { EpochMs } from '../../core/clock.ts';
import type { Place, TimeSpan } from '../../core/opening.ts';
import { isObject } from './answers.ts';
import { formatInstant, parseInstant } from './times.ts';

/**
 * One reservation entry of a schedule: what V2 calls an element of `occupiedResources`. Only its error keys are published
 * ([clinic] 4, 6.4): times, `zoneId`, and a oneof called `configuration` with the member `reservationGroup`. This file alone
 * knows the shape that is made of them.
 */
export interface ScheduleEntry extends TimeSpan {
  readonly place: Place | null;
  /** The entry as the clinic sent it; sent back with everything in it, since an update replaces what it doesn't repeat. */
  readonly raw: Readonly<Record<string, unknown>>;
}

const utc = { kind: 'utc' } as const;

/** The entry in `raw`, null if it has no readable times. */
export function readEntry(raw: Readonly<Record<string, unknown>>): ScheduleEntry | null {
  const { startDateTimeUtc, endDateTimeUtc } = raw;
  const startMs = parseInstant(startDateTimeUtc, utc);
  const endMs = parseInstant(endDateTimeUtc, utc);
  if (startMs === null || endMs === null) return null;
  return { startSec: wholeSec(startMs), endSec: wholeSec(endMs), place: placeOf(raw), raw };
}

/** The one entry of a new reservation. */
export function newEntry(span: TimeSpan, place: Place): Readonly<Record<string, unknown>> {
  return {
    ...timesOf(span),
    zoneId: place.zone,
    reservationGroup: { reservationGroupId: place.calendar },
  };
}

/** The entry at another time and place, with everything else that it says. */
export function entryAt(
  entry: ScheduleEntry,
  span: TimeSpan,
  place: Place,
): Readonly<Record<string, unknown>> {
  const { reservationGroup } = entry.raw;
  const group = isObject(reservationGroup) ? reservationGroup : {};
  return {
    ...entry.raw,
    ...timesOf(span),
    zoneId: place.zone,
    reservationGroup: { ...group, reservationGroupId: place.calendar },
  };
}

/** The entry in its own place, `bySec` later. */
export function entryShifted(entry: ScheduleEntry, bySec: number): Readonly<Record<string, unknown>> {
  return { ...entry.raw, ...timesOf({ startSec: entry.startSec + bySec, endSec: entry.endSec + bySec }) };
}

function timesOf(span: TimeSpan): { readonly startDateTimeUtc: string; readonly endDateTimeUtc: string } {
  return { startDateTimeUtc: formatInstant(span.startSec), endDateTimeUtc: formatInstant(span.endSec) };
}

function placeOf(raw: Readonly<Record<string, unknown>>): Place | null {
  const { reservationGroup, zoneId: zone } = raw;
  const { reservationGroupId: calendar } = isObject(reservationGroup) ? reservationGroup : {};
  return typeof calendar === 'string' && typeof zone === 'string' ? { calendar, zone } : null;
}

/** The core counts in seconds; the clinic's grid is of minutes, so nothing is lost. */
export function wholeSec(instant: EpochMs): number {
  return Math.floor(instant / 1000);
}
