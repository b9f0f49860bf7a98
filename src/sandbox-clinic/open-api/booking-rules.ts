import { type Interval, overlaps } from '../interval.ts';
import type { ClinicRecords } from './clinic-records.ts';
import type { NewEntry } from './occupied-resources.ts';
import { invalidCommand, invalidRequest } from './refusal.ts';

/** Throws Refusal when the visitor has another reservation at one of the times ([clinic] 4: the key lacks the `Utc`). */
export function requireVisitorFree(
  clinic: ClinicRecords,
  visitorId: string,
  entries: readonly Interval[],
  except?: string,
): void {
  const cancelledToo = clinic.settings().cancelledCountsForOverlap;
  const options = except === undefined ? { cancelledToo } : { cancelledToo, except };
  if (clinic.schedules.visitorIsTaken(visitorId, entries, options)) {
    throw invalidRequest('startDateTime', 'NotAvailable');
  }
}

/** Throws Refusal where a setting makes the clinic mind its places or its hours; by default it minds neither. */
export function requirePlaces(
  clinic: ClinicRecords,
  entries: readonly NewEntry[],
  startKey: string,
  except?: string,
): void {
  const settings = clinic.settings();
  if (!settings.enforceCapacity && !settings.enforceTimetable) return;
  for (const entry of entries) {
    const slots = touchedSlots(clinic, entry, except);
    if (settings.enforceTimetable && (entry.startMs < clinic.now() || !covers(slots, entry))) {
      throw invalidRequest(startKey, 'NotAvailable');
    }
    if (settings.enforceCapacity && slots.some((slot) => slot.reservationCount >= slot.capacity)) {
      throw invalidRequest('capacity', 'NotAvailable');
    }
  }
}

function touchedSlots(clinic: ClinicRecords, entry: NewEntry, except: string | undefined) {
  const group = clinic.calendar.group(entry.reservationGroupId);
  if (!group) return [];
  const settings = clinic.settings();
  const around = { startMs: entry.startMs - group.intervalMinutes * 60_000, endMs: entry.endMs };
  const open = clinic.calendar.openDays(clinic.now(), settings);
  const filter = except === undefined ? { zoneId: entry.zoneId } : { zoneId: entry.zoneId, except };
  return clinic.calendar.slots(group, around, open, settings, filter).filter((slot) => overlaps(slot, entry));
}

/** Whether the slots, in order, lie end to end from the time's start to its end. */
function covers(slots: readonly Interval[], time: Interval): boolean {
  const gapless = slots.every((slot, at) => at === 0 || slots[at - 1]?.endMs === slot.startMs);
  return gapless && slots[0]?.startMs === time.startMs && slots.at(-1)?.endMs === time.endMs;
}

/** A time range as V1 commands send it. */
export interface SentPlace {
  readonly reservationGroupId: string;
  readonly zoneId: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** The single entry of a V1 command. Throws Refusal for an empty range and for an unknown group, or zone of the group. */
export function singleEntry(clinic: ClinicRecords, place: SentPlace, endKey: string): NewEntry {
  if (place.endMs <= place.startMs) throw invalidCommand(endKey, 'InvalidTimeRange');
  const group = clinic.calendar.group(place.reservationGroupId);
  if (!group) throw invalidCommand('reservationGroupId', 'NotFound');
  if (!group.zones.some((zone) => zone.zoneId === place.zoneId)) throw invalidCommand('zoneId', 'NotFound');
  return place;
}
