import * as z from 'zod';
import { dateTime } from '../date-time.ts';
import { objectId, updateOptions } from './body-items.ts';
import { requirePlaces, requireVisitorFree, singleEntry } from './booking-rules.ts';
import type { ClinicRecords } from './clinic-records.ts';
import { occupiedResources, readEntries, requireZones } from './occupied-resources.ts';
import { readBody } from './read-body.ts';
import { invalidRequest } from './refusal.ts';
import type { Entry, ReservationDetails, Schedule } from './schedule.ts';

const updateCommandV1 = z.object({
  scheduleId: objectId,
  reservationGroupId: objectId,
  startDateTime: dateTime,
  endDateTime: dateTime,
  consultationRequired: z.boolean(),
  sedationRequired: z.boolean(),
  zoneId: objectId,
  ...updateOptions,
});

const updateCommandV2 = z.object({
  scheduleId: objectId,
  zoneId: objectId,
  occupiedResources,
  consultationRequired: z.boolean().optional(),
  sedationRequired: z.boolean().optional(),
  ...updateOptions,
});

type SentDetails = Omit<z.output<typeof updateCommandV2>, 'scheduleId' | 'zoneId' | 'occupiedResources'>;

/** V1: overwrites the whole reservation of a schedule with one entry ([clinic] 7.1). */
export function updateReservationV1(clinic: ClinicRecords, body: unknown): Record<string, never> {
  const sent = readBody(updateCommandV1, body);
  const { reservationGroupId, zoneId, startDateTime: startMs, endDateTime: endMs } = sent;
  const entry = singleEntry(clinic, { reservationGroupId, zoneId, startMs, endMs }, 'endDateTime');
  const schedule = requireSchedule(clinic, sent.scheduleId);
  const [old, ...others] = schedule.entries;
  if (!old || others.length > 0) throw invalidRequest('occupiedResources', 'NotAvailable');
  const entries = [{ ...entry, occupiedResourceId: old.occupiedResourceId }];
  return update(clinic, schedule, {
    zoneId,
    entries,
    details: overwritten(clinic, schedule, sent),
    startKey: 'startDateTime',
  });
}

/**
 * V2: replaces all entries ([clinic] 7.2). An entry that names the id of a stored one keeps that id; whether fields that
 * are left out are cleared, as in V1, is the setting `v2UpdateClearsOmitted`.
 */
export function updateReservationV2(clinic: ClinicRecords, body: unknown): Record<string, never> {
  const sent = readBody(updateCommandV2, body);
  const list = readEntries(clinic, sent.occupiedResources, 'update');
  requireZones(clinic, sent.zoneId, list);
  const schedule = requireSchedule(clinic, sent.scheduleId);
  const unused = new Set(schedule.entries.map((entry) => entry.occupiedResourceId));
  const entries = list.map((entry, at) => {
    const named = sent.occupiedResources[at]?.occupiedResourceId;
    const kept = named !== undefined && unused.delete(named) ? named : clinic.identifiers.objectId();
    return { ...entry, occupiedResourceId: kept };
  });
  const details = clinic.settings().v2UpdateClearsOmitted
    ? overwritten(clinic, schedule, sent)
    : merged(clinic, schedule, sent);
  return update(clinic, schedule, { zoneId: sent.zoneId, entries, details, startKey: 'startDateTimeUtc' });
}

function requireSchedule(clinic: ClinicRecords, scheduleId: string): Schedule {
  const schedule = clinic.schedules.find(scheduleId);
  if (!schedule) throw invalidRequest('scheduleId', 'NotFound');
  if (clinic.settings().updateOnlyReserved && schedule.status !== 'RESERVED') {
    throw invalidRequest('status', 'NotAvailable');
  }
  return schedule;
}

function update(
  clinic: ClinicRecords,
  schedule: Schedule,
  change: {
    readonly zoneId: string;
    readonly entries: readonly Entry[];
    readonly details: ReservationDetails;
    readonly startKey: string;
  },
): Record<string, never> {
  const { zoneId, entries, details, startKey } = change;
  if (clinic.settings().updateChecksOverlap) {
    requireVisitorFree(clinic, schedule.visitorId, entries, schedule.scheduleId);
  }
  requirePlaces(clinic, entries, startKey, schedule.scheduleId);
  clinic.schedules.put({ ...schedule, zoneId, entries, details });
  return {};
}

/** The details as sent and nothing else, but for the requested procedures, which no update carries. */
function overwritten(clinic: ClinicRecords, schedule: Schedule, sent: SentDetails): ReservationDetails {
  return {
    consultationRequired: sent.consultationRequired ?? false,
    sedationRequired: sent.sedationRequired ?? false,
    counselor: sent.counselor,
    doctor: sent.doctor,
    funnel: sent.funnel,
    reservationMemo: sent.reservationMemo,
    reservationAssignee: sent.reservationAssignee,
    requestedProcedures: keptProcedures(clinic, schedule),
  };
}

function merged(clinic: ClinicRecords, schedule: Schedule, sent: SentDetails): ReservationDetails {
  const old = schedule.details;
  return {
    consultationRequired: sent.consultationRequired ?? old.consultationRequired,
    sedationRequired: sent.sedationRequired ?? old.sedationRequired,
    counselor: sent.counselor ?? old.counselor,
    doctor: sent.doctor ?? old.doctor,
    funnel: sent.funnel ?? old.funnel,
    reservationMemo: sent.reservationMemo ?? old.reservationMemo,
    reservationAssignee: sent.reservationAssignee ?? old.reservationAssignee,
    requestedProcedures: keptProcedures(clinic, schedule),
  };
}

function keptProcedures(
  clinic: ClinicRecords,
  schedule: Schedule,
): ReservationDetails['requestedProcedures'] {
  return clinic.settings().updateClearsRequestedProcedures ? [] : schedule.details.requestedProcedures;
}
