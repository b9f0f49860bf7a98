import * as z from 'zod';
import { dateTime } from '../date-time.ts';
import { localDate } from '../zoned-time.ts';
import { objectId } from './body-items.ts';
import type { ClinicRecords } from './clinic-records.ts';
import { invalidCommand, invalidRequest } from './refusal.ts';
import type { Entry } from './schedule.ts';

/**
 * One reservation entry of the V2 commands. The vendor documents `startDateTimeUtc`, `zoneId` and that a oneof named
 * configuration has the case `reservationGroup` ([clinic] 6.3, 6.4); the rest of the shape is our assumption:
 * `endDateTimeUtc` beside the start, `reservationGroup.reservationGroupId`, and the optional `occupiedResourceId`, by which
 * an update keeps an entry's id. As protobuf does in JSON, the case stands in the entry itself, not under the oneof's name.
 */
export const occupiedResource = z.object({
  occupiedResourceId: z.string().optional(),
  startDateTimeUtc: dateTime,
  endDateTimeUtc: dateTime,
  zoneId: objectId,
  reservationGroup: z.object({ reservationGroupId: objectId.optional() }).optional(),
});

/** The list of entries; that it isn't empty is checked by `readEntries`. */
export const occupiedResources = z.array(occupiedResource).max(100);

type SentEntry = z.output<typeof occupiedResource>;

/** An entry that still needs its id. */
export type NewEntry = Omit<Entry, 'occupiedResourceId'>;

/** Which refusal an entry without its group gets: only the update tells the two cases apart ([clinic] 4). */
export type ConfigurationCheck = 'create' | 'update';

/** Entries as sent, checked in themselves: not empty, each with a group and a positive length, all on one local date. */
export function readEntries(
  clinic: ClinicRecords,
  sent: readonly SentEntry[],
  check: ConfigurationCheck,
): NewEntry[] {
  if (sent.length === 0) throw invalidCommand('occupiedResources', 'Required');
  const entries = sent.map((entry, at) => ({
    reservationGroupId: groupOf(entry, at, check),
    zoneId: entry.zoneId,
    startMs: entry.startDateTimeUtc,
    endMs: entry.endDateTimeUtc,
  }));
  const { timeZone } = clinic.catalogue;
  const dates = entries.map((entry) => localDate(entry.startMs, timeZone));
  for (const [at, entry] of entries.entries()) {
    if (entry.endMs <= entry.startMs) throw invalidCommand(keyAt(at, 'endDateTimeUtc'), 'InvalidTimeRange');
    if (dates[at] !== dates[0]) throw invalidCommand(keyAt(at, 'startDateTimeUtc'), 'NotAvailable');
  }
  return entries;
}

function groupOf(entry: SentEntry, at: number, check: ConfigurationCheck): string {
  const group = entry.reservationGroup;
  if (group?.reservationGroupId !== undefined) return group.reservationGroupId;
  const missing = group && check === 'update' ? 'reservationGroup' : 'configuration';
  throw invalidCommand(keyAt(at, missing), 'Required');
}

/** Throws Refusal unless the reception zone exists and each entry's zone belongs to its group ([clinic] 4). */
export function requireZones(clinic: ClinicRecords, zoneId: string, entries: readonly NewEntry[]): void {
  if (!clinic.calendar.zone(zoneId)) throw invalidRequest('zoneId', 'NotFound');
  for (const [at, entry] of entries.entries()) {
    const group = clinic.calendar.group(entry.reservationGroupId);
    if (!group?.zones.some((zone) => zone.zoneId === entry.zoneId)) {
      throw invalidRequest(keyAt(at, 'zoneId'), 'NotFound');
    }
  }
}

/** An entry as the detail shows it: the shape of the commands, with its id. */
export function occupiedResourceView(entry: Entry): object {
  return {
    occupiedResourceId: entry.occupiedResourceId,
    startDateTimeUtc: new Date(entry.startMs).toISOString(),
    endDateTimeUtc: new Date(entry.endMs).toISOString(),
    zoneId: entry.zoneId,
    reservationGroup: { reservationGroupId: entry.reservationGroupId },
  };
}

function keyAt(position: number, item: string): string {
  return `occupiedResources[${position}].${item}`;
}
