import { z } from 'zod';
import { seoulZoneIds, utrechtResourceIds } from '../../src/sandbox-clinic/demo-data.ts';
import type { Reservation } from './record.ts';

const entriesSchema = z.array(
  z.object({ startDateTimeUtc: z.string(), endDateTimeUtc: z.string(), zoneId: z.string() }),
);

/** What the sandbox clinic's control interface shows of all that is stored. */
export const stateSchema = z.object({
  schedules: z.array(
    z.object({
      scheduleId: z.string(),
      status: z.string(),
      startDateTimeUtc: z.string(),
      endDateTimeUtc: z.string(),
      zoneId: z.string(),
      reservationMemo: z.string().nullable(),
      occupiedResources: z.array(z.looseObject({})),
    }),
  ),
  appointments: z.array(
    z.object({
      appointmentId: z.string(),
      status: z.string(),
      startTime: z.string(),
      endTime: z.string(),
      resourceId: z.string(),
      notes: z.string(),
    }),
  ),
  holds: z.array(z.object({ expiresAt: z.string() })),
  visitors: z.array(z.object({ visitorId: z.string() })),
  images: z.array(z.object({ visitorId: z.string() })),
});

/** Where each service of the first clinic is had, and everything at the second. */
export const zonesOfServices = {
  consultation: seoulZoneIds.consultation,
  'laser-toning': seoulZoneIds.laserToning,
  botox: seoulZoneIds.botox,
  'utrecht-clinic': utrechtResourceIds.nurse,
} as const;

type ScheduleState = z.output<typeof stateSchema>['schedules'][number];

type AppointmentShown = z.output<typeof stateSchema>['appointments'][number];

/** The memo is the marker and then the visitor's own words, which are the token here. */
export function reservationOf(
  schedule: Omit<ScheduleState, 'occupiedResources'> & { readonly occupiedResources: readonly object[] },
): Reservation {
  const entries = entriesSchema
    .parse(schedule.occupiedResources)
    .map(({ zoneId, startDateTimeUtc, endDateTimeUtc }) => ({
      zone: zoneId,
      startSec: Date.parse(startDateTimeUtc) / 1000,
      endSec: Date.parse(endDateTimeUtc) / 1000,
    }));
  return {
    entries,
    merchant: 'seoul-clinic',
    scheduleId: schedule.scheduleId,
    ...wordsIn(schedule.reservationMemo ?? ''),
    zone: schedule.zoneId,
    startSec: Date.parse(schedule.startDateTimeUtc) / 1000,
    endSec: Date.parse(schedule.endDateTimeUtc) / 1000,
  };
}

/** Its notes are as a schedule's memo. */
export function appointmentOf(appointment: AppointmentShown): Reservation {
  const entry = {
    zone: appointment.resourceId,
    startSec: Date.parse(appointment.startTime) / 1000,
    endSec: Date.parse(appointment.endTime) / 1000,
  };
  return {
    merchant: 'utrecht-clinic',
    scheduleId: appointment.appointmentId,
    ...wordsIn(appointment.notes),
    ...entry,
    entries: [entry],
  };
}

/** Before an order's token stands what was asked for it; a hold for a lease was made before there was a token. */
function wordsIn(memo: string): { readonly token: string; readonly bookingId: string } {
  const [marker = '', ...words] = memo.split(' ');
  const token = words.at(-1) ?? '';
  return { token, bookingId: marker.replace(/^G-/, '') };
}
