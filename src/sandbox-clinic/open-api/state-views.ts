import { occupiedResourceView } from './occupied-resources.ts';
import { type Schedule, spanOf, type Visitor } from './schedule.ts';
import type { OccupiedTime } from './store-records.ts';

/** A schedule as the control interface shows it; group of the first entry, span of all. */
export interface ScheduleState {
  readonly scheduleId: string;
  readonly reservationId: string;
  readonly visitorId: string;
  readonly status: string;
  readonly startDateTimeUtc: string;
  readonly endDateTimeUtc: string;
  readonly reservationGroupId: string;
  readonly zoneId: string;
  readonly reservationMemo: string | null;
  readonly createdDateTimeUtc: string;
  readonly consultationRequired: boolean;
  readonly sedationRequired: boolean;
  readonly counselor: object | null;
  readonly doctor: object | null;
  readonly funnel: object | null;
  readonly reservationAssignee: object | null;
  readonly requestedProcedures: readonly object[];
  readonly occupiedResources: readonly object[];
}

/** A visitor as the control interface shows it. */
export interface VisitorState {
  readonly visitorId: string;
  readonly chartNumber: string;
  readonly name: string;
  readonly phone: { readonly countryCode: string; readonly phoneNumber: string } | null;
  readonly createdDateTimeUtc: string;
}

/** See ScheduleState. */
export function scheduleState(schedule: Schedule): ScheduleState {
  const { details, entries } = schedule;
  const span = spanOf(entries);
  return {
    scheduleId: schedule.scheduleId,
    reservationId: schedule.reservationId,
    visitorId: schedule.visitorId,
    status: schedule.status,
    startDateTimeUtc: new Date(span.startMs).toISOString(),
    endDateTimeUtc: new Date(span.endMs).toISOString(),
    reservationGroupId: entries[0]?.reservationGroupId ?? '',
    zoneId: schedule.zoneId,
    reservationMemo: details.reservationMemo ?? null,
    createdDateTimeUtc: new Date(schedule.createdMs).toISOString(),
    consultationRequired: details.consultationRequired,
    sedationRequired: details.sedationRequired,
    counselor: details.counselor ?? null,
    doctor: details.doctor ?? null,
    funnel: details.funnel ?? null,
    reservationAssignee: details.reservationAssignee ?? null,
    requestedProcedures: details.requestedProcedures,
    occupiedResources: entries.map(occupiedResourceView),
  };
}

/** See VisitorState. */
export function visitorState(visitor: Visitor): VisitorState {
  const { visitorId, chartNumber, name, phone, createdMs } = visitor;
  const createdDateTimeUtc = new Date(createdMs).toISOString();
  return { visitorId, chartNumber, name, phone: phone ?? null, createdDateTimeUtc };
}

/** A block on the calendar as the control interface shows it. */
export interface OccupiedTimeState {
  readonly reservationGroupId: string;
  readonly zoneId: string;
  readonly startDateTimeUtc: string;
  readonly endDateTimeUtc: string;
}

/** See OccupiedTimeState. */
export function occupiedTimeState(time: OccupiedTime): OccupiedTimeState {
  const { reservationGroupId, zoneId, startMs, endMs } = time;
  const startDateTimeUtc = new Date(startMs).toISOString();
  const endDateTimeUtc = new Date(endMs).toISOString();
  return { reservationGroupId, zoneId, startDateTimeUtc, endDateTimeUtc };
}
