import * as z from 'zod';
import { dateTime } from '../date-time.ts';
import { localDate } from '../zoned-time.ts';
import { objectId } from './body-items.ts';
import { singleEntry } from './booking-rules.ts';
import type { ClinicRecords } from './clinic-records.ts';
import { readBody } from './read-body.ts';
import { invalidCommand } from './refusal.ts';

const command = z.object({
  startDateTimeUtc: dateTime,
  endDateTimeUtc: dateTime,
  zoneId: objectId,
  reservationGroupId: objectId,
});

const dayMs = 86_400_000;

/** Blocks time ([clinic] 8.2). The answer isn't documented: empty here. The date is judged in the clinic's time zone. */
export function createOccupiedTime(clinic: ClinicRecords, body: unknown): Record<string, never> {
  const sent = readBody(command, body);
  const { startDateTimeUtc: startMs, endDateTimeUtc: endMs } = sent;
  const { timeZone } = clinic.catalogue;
  const oneDate = localDate(startMs, timeZone) === localDate(endMs, timeZone);
  if (endMs - startMs >= dayMs || !oneDate) throw invalidCommand('endDateTimeUtc', 'InvalidTimeRange');
  const { reservationGroupId, zoneId } = sent;
  const time = singleEntry(clinic, { reservationGroupId, zoneId, startMs, endMs }, 'endDateTimeUtc');
  clinic.records.addOccupiedTime(time);
  return {};
}
