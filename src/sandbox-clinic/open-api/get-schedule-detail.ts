import * as z from 'zod';
import { withOffset } from '../zoned-time.ts';
import type { ClinicRecords } from './clinic-records.ts';
import { occupiedResourceView } from './occupied-resources.ts';
import { readBody } from './read-body.ts';
import { invalidRequest } from './refusal.ts';
import { type ReservationStatus, type Schedule, spanOf } from './schedule.ts';
import { tasksOf } from './visit-tasks.ts';

const query = z.object({ scheduleId: z.string() });

/** A cancelled schedule never leaves the step at which it was cancelled. */
const flowSteps: Readonly<Record<ReservationStatus, string>> = {
  RESERVED: 'RESERVED',
  CANCELED: 'RESERVED',
  NO_SHOW: 'RESERVED',
  IN_PROGRESS: 'RECEPTION',
  COMPLETED: 'COMPLETED',
};

/** Everything about one schedule ([clinic] 10.1). The refusal of an unknown one isn't documented: ours. */
export function getScheduleDetail(clinic: ClinicRecords, body: unknown): { data: object } {
  const { scheduleId } = readBody(query, body);
  const schedule = clinic.schedules.find(scheduleId);
  if (!schedule) throw invalidRequest('scheduleId', 'NotFound');
  return {
    data: {
      id: scheduleId,
      visitor: visitorView(clinic, schedule.visitorId),
      flowStep: flowSteps[schedule.status],
      flowStepUpdatedDateTimeUtc: new Date(schedule.statusChangedMs).toISOString(),
      reservation: reservationView(clinic, schedule),
      createdDateTimeUtc: new Date(schedule.createdMs).toISOString(),
      tasks: tasksOf(schedule),
      purchaseIds: [],
      prescriptionIds: [],
      etceteraWorks: [],
      occupiedResources: schedule.entries.map(occupiedResourceView),
    },
  };
}

function visitorView(clinic: ClinicRecords, visitorId: string): object {
  const visitor = clinic.visitors.find(visitorId);
  if (!visitor) throw new Error(`a schedule names the unknown visitor ${visitorId}`);
  return {
    id: visitorId,
    name: visitor.name,
    phone: visitor.phone,
    chartNumber: visitor.chartNumber,
    gender: 'GENDER_UNSPECIFIED',
    isNew: !clinic.schedules.hasCompleted(visitorId),
    categories: [],
  };
}

function reservationView(clinic: ClinicRecords, schedule: Schedule): object {
  const { timeZone } = clinic.catalogue;
  const inOffset = clinic.settings().detailTimes === 'offset';
  const show = (ms: number) => (inOffset ? withOffset(ms, timeZone) : new Date(ms).toISOString());
  const span = spanOf(schedule.entries);
  const { consultationRequired, sedationRequired, requestedProcedures, ...optional } = schedule.details;
  return {
    reservationGroupId: schedule.entries[0]?.reservationGroupId,
    startDateTime: show(span.startMs),
    endDateTime: show(span.endMs),
    consultationRequired,
    sedationRequired,
    ...optional,
    zoneId: schedule.zoneId,
    status: schedule.status,
    requestedProcedures,
  };
}
