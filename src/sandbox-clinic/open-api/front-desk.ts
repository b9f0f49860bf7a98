import * as z from 'zod';
import { ControlError } from '../control/control-error.ts';
import { readControlBody } from '../control/read-control-body.ts';
import { dateTime } from '../date-time.ts';
import { account, creationOptions, funnel, objectId, phone } from './body-items.ts';
import type { ClinicRecords } from './clinic-records.ts';
import type { NewEntry } from './occupied-resources.ts';
import { addSchedule, findOrAddVisitor } from './reserve.ts';
import type { Entry, ReservationDetails, ReservationStatus, Schedule } from './schedule.ts';
import { type ScheduleState, scheduleState } from './state-views.ts';

const which = { scheduleId: z.string().optional(), reservationId: z.string().optional() };

const person = z.object({ id: z.string(), name: z.string() });

const actions = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('book'),
    visitorId: objectId.optional(),
    visitorName: z.string().default('Walk-in'),
    visitorPhone: phone.optional(),
    reservationGroupId: objectId,
    zoneId: objectId.optional(),
    startDateTimeUtc: dateTime,
    endDateTimeUtc: dateTime.optional(),
    ...creationOptions,
  }),
  z.strictObject({
    action: z.literal('move'),
    ...which,
    startDateTimeUtc: dateTime,
    endDateTimeUtc: dateTime.optional(),
    reservationGroupId: objectId.optional(),
    zoneId: objectId.optional(),
  }),
  z.strictObject({
    action: z.enum(['cancel', 'no-show', 'start-visit', 'complete', 'restore']),
    ...which,
  }),
  z.strictObject({
    action: z.literal('edit'),
    ...which,
    reservationMemo: z.string().nullish(),
    counselor: account.nullish(),
    doctor: account.nullish(),
    funnel: funnel.nullish(),
    reservationAssignee: person.nullish(),
    consultationRequired: z.boolean().optional(),
    sedationRequired: z.boolean().optional(),
  }),
]);

/** What the staff may do, as sent. Schedules are named by `scheduleId` or `reservationId`; times are RFC 3339. */
export type FrontDeskAction = z.input<typeof actions>;

/** The schedule after the action. */
export interface FrontDeskAnswer {
  readonly schedule: ScheduleState;
}

type Action = z.output<typeof actions>;

const statusAfter: Readonly<
  Record<'cancel' | 'no-show' | 'start-visit' | 'complete' | 'restore', ReservationStatus>
> = {
  cancel: 'CANCELED',
  'no-show': 'NO_SHOW',
  'start-visit': 'IN_PROGRESS',
  complete: 'COMPLETED',
  restore: 'RESERVED',
};

/**
 * Does what staff do at their screens: `book`, `move`, `cancel`, `no-show`, `start-visit`, `complete`, `restore` (a given-up
 * reservation is reserved again) and `edit` (items sent are replaced, null clears). No rule of the API holds here: staff
 * overbook, move cancelled visits and go back in state. Throws ControlError for a wrong item or an unknown id.
 */
export function playFrontDesk(clinic: ClinicRecords, body: unknown): FrontDeskAnswer {
  const action = readControlBody(actions, body);
  return { schedule: scheduleState(play(clinic, action)) };
}

function play(clinic: ClinicRecords, action: Action): Schedule {
  switch (action.action) {
    case 'book':
      return book(clinic, action);
    case 'move':
      return store(clinic, moved(clinic, requireSchedule(clinic, action), action));
    case 'edit':
      return store(clinic, edited(requireSchedule(clinic, action), action));
    default: {
      const schedule = requireSchedule(clinic, action);
      return store(clinic, {
        ...schedule,
        status: statusAfter[action.action],
        statusChangedMs: clinic.now(),
      });
    }
  }
}

function book(clinic: ClinicRecords, action: Action & { action: 'book' }): Schedule {
  const group = clinic.calendar.group(action.reservationGroupId);
  if (!group) throw new ControlError('reservationGroupId', 'no such reservation group');
  const startMs = action.startDateTimeUtc;
  const endMs = action.endDateTimeUtc ?? startMs + group.intervalMinutes * 60_000;
  const zoneId = action.zoneId ?? group.zones[0]?.zoneId ?? '';
  const entry = { reservationGroupId: group.reservationGroupId, zoneId, startMs, endMs };
  requirePlace(clinic, entry);
  const { consultationRequired, sedationRequired, requestedProcedures, reservationMemo, funnelDetail } =
    action;
  const funnelSent = funnelDetail === undefined ? undefined : { funnelDetail };
  const details = {
    consultationRequired,
    sedationRequired,
    requestedProcedures,
    reservationMemo,
    funnel: funnelSent,
  };
  return addSchedule(clinic, { visitorId: visitorOf(clinic, action), zoneId, entries: [entry], details });
}

function visitorOf(clinic: ClinicRecords, action: Action & { action: 'book' }): string {
  const { visitorId, visitorName, visitorPhone } = action;
  if (visitorId === undefined) return findOrAddVisitor(clinic, visitorName, visitorPhone);
  if (!clinic.visitors.find(visitorId)) throw new ControlError('visitorId', 'no such visitor', 404);
  return visitorId;
}

/** Entries keep their distances and lengths; a new end holds for a schedule with one entry only. */
function moved(clinic: ClinicRecords, schedule: Schedule, action: Action & { action: 'move' }): Schedule {
  const [first] = schedule.entries;
  if (!first) throw new Error(`schedule ${schedule.scheduleId} has no entries`);
  const several = schedule.entries.length > 1;
  if (several && (action.endDateTimeUtc ?? action.reservationGroupId ?? action.zoneId) !== undefined) {
    throw new ControlError('startDateTimeUtc', 'a schedule with several entries moves by its start only');
  }
  const earliest = Math.min(...schedule.entries.map((entry) => entry.startMs));
  const byMs = action.startDateTimeUtc - earliest;
  const entries: Entry[] = schedule.entries.map((entry) => ({
    occupiedResourceId: entry.occupiedResourceId,
    reservationGroupId: action.reservationGroupId ?? entry.reservationGroupId,
    zoneId: action.zoneId ?? entry.zoneId,
    startMs: entry.startMs + byMs,
    endMs: action.endDateTimeUtc ?? entry.endMs + byMs,
  }));
  for (const entry of entries) requirePlace(clinic, entry);
  return { ...schedule, entries, zoneId: action.zoneId ?? schedule.zoneId };
}

function edited(schedule: Schedule, action: Action & { action: 'edit' }): Schedule {
  const old = schedule.details;
  const next = <Value>(sent: Value | null | undefined, stored: Value | undefined): Value | undefined =>
    sent === undefined ? stored : (sent ?? undefined);
  const details: ReservationDetails = {
    consultationRequired: action.consultationRequired ?? old.consultationRequired,
    sedationRequired: action.sedationRequired ?? old.sedationRequired,
    counselor: next(action.counselor, old.counselor),
    doctor: next(action.doctor, old.doctor),
    funnel: next(action.funnel, old.funnel),
    reservationMemo: next(action.reservationMemo, old.reservationMemo),
    reservationAssignee: next(action.reservationAssignee, old.reservationAssignee),
    requestedProcedures: old.requestedProcedures,
  };
  return { ...schedule, details };
}

function requirePlace(clinic: ClinicRecords, entry: NewEntry): void {
  if (entry.endMs <= entry.startMs)
    throw new ControlError('endDateTimeUtc', 'the end must be after the start');
  const group = clinic.calendar.group(entry.reservationGroupId);
  if (!group) throw new ControlError('reservationGroupId', 'no such reservation group');
  if (!group.zones.some((zone) => zone.zoneId === entry.zoneId)) {
    throw new ControlError('zoneId', 'no such zone in the reservation group');
  }
}

function requireSchedule(
  clinic: ClinicRecords,
  { scheduleId, reservationId }: { scheduleId?: string | undefined; reservationId?: string | undefined },
): Schedule {
  if (scheduleId === undefined && reservationId === undefined) {
    throw new ControlError('scheduleId', 'scheduleId or reservationId is needed');
  }
  const schedule =
    scheduleId === undefined
      ? clinic.schedules.findByReservation(reservationId ?? '')
      : clinic.schedules.find(scheduleId);
  if (!schedule) throw new ControlError('scheduleId', 'no such schedule', 404);
  return schedule;
}

function store(clinic: ClinicRecords, schedule: Schedule): Schedule {
  clinic.schedules.put(schedule);
  return schedule;
}
