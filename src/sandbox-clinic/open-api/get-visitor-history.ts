import * as z from 'zod';
import type { Settings } from '../settings.ts';
import type { ClinicRecords } from './clinic-records.ts';
import { readBody } from './read-body.ts';
import { type Schedule, spanOf } from './schedule.ts';
import { tasksOf } from './visit-tasks.ts';

const query = z.object({
  visitorId: z.string(),
  paymentRequired: z.boolean().optional(),
  // The sandbox has no deleted schedules, so both values answer the same.
  deleted: z.boolean().optional(),
});

/** A visitor's schedules, oldest first ([clinic] 10.2); which states are listed is a setting. Unknown visitors have none. */
export function getVisitorHistory(clinic: ClinicRecords, body: unknown): { data: object[] } {
  const { visitorId, paymentRequired } = readBody(query, body);
  const settings = clinic.settings();
  const data = clinic.schedules
    .ofVisitor(visitorId)
    .filter((schedule) => isListed(schedule, settings))
    .map((schedule) => ({ schedule, tasks: tasksOf(schedule) }))
    .filter(
      ({ tasks }) =>
        paymentRequired === undefined || tasks.some((task) => task.paymentRequired) === paymentRequired,
    )
    .map(({ schedule, tasks }) => {
      const { startMs, endMs } = spanOf(schedule.entries);
      return {
        scheduleId: schedule.scheduleId,
        startDateTimeUtc: new Date(startMs).toISOString(),
        endDateTimeUtc: new Date(endMs).toISOString(),
        tasks,
      };
    });
  return { data };
}

function isListed({ status }: Schedule, settings: Settings): boolean {
  switch (status) {
    case 'RESERVED':
      return settings.historyListsReserved;
    case 'CANCELED':
    case 'NO_SHOW':
      return settings.historyListsCanceled;
    case 'IN_PROGRESS':
    case 'COMPLETED':
      return true;
  }
}
