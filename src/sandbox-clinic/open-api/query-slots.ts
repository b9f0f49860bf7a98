import * as z from 'zod';
import { dateTime } from '../date-time.ts';
import type { Interval } from '../interval.ts';
import { isTimeZone } from '../zoned-time.ts';
import { objectId } from './body-items.ts';
import type { Slot } from './calendar.ts';
import type { ReservationGroup } from './catalogue.ts';
import type { ClinicRecords } from './clinic-records.ts';
import { readBody } from './read-body.ts';
import { invalidCommand, invalidRequest, Refusal } from './refusal.ts';
import type { Schedule } from './schedule.ts';

const byGroupQuery = z.object({
  reservationGroupId: objectId,
  startDate: dateTime,
  endDate: dateTime,
  timezone: z.string(),
});

const byGroupsQuery = z.object({
  reservationGroupIds: z.array(z.string()).max(1000).default([]),
  startDateTimeUtc: dateTime,
  endDateTimeUtc: dateTime,
});

const byScheduleQuery = z.object({
  scheduleId: z.string().optional(),
  startDateTimeUtc: dateTime,
  endDateTimeUtc: dateTime,
});

/** A slot as answered ([clinic] 11). */
export interface SlotView {
  readonly reservationGroupId: string;
  readonly zone: { readonly id: string; readonly name: string };
  readonly startDateTimeUtc: string;
  readonly endDateTimeUtc: string;
  readonly capacity: number;
  readonly reservationCount: number;
}

/** Slots of one group that start in the range ([clinic] 11, V1). */
export function slotsByGroup(clinic: ClinicRecords, body: unknown): { data: SlotView[] } {
  const wording = {
    malformed: 'InvalidRequestException',
    malformedKeys: { reservationGroupId: 'id' },
  } as const;
  const sent = readBody(byGroupQuery, body, wording);
  if (!isTimeZone(sent.timezone)) throw invalidRequest('timezone', 'NotAvailable');
  if (sent.endDate < sent.startDate) throw invalidRequest('endDate', 'InvalidTimeRange');
  const group = clinic.calendar.group(sent.reservationGroupId);
  if (!group) throw new Refusal('NotFoundException', [{ key: 'id', reason: 'NotFound' }]);
  return { data: slots(clinic, group, { startMs: sent.startDate, endMs: sent.endDate }) };
}

/**
 * Slots of several groups ([clinic] 11, V2). The answer isn't documented: one flat list here, group after group in the order
 * asked, each slot naming its group; an unknown group has no slots.
 */
export function slotsByGroups(clinic: ClinicRecords, body: unknown): { data: SlotView[] } {
  const wording = { malformed: 'InvalidRequestException', missing: 'InvalidRequestException' } as const;
  const sent = readBody(byGroupsQuery, body, wording);
  if (sent.reservationGroupIds.length === 0) throw invalidRequest('reservationGroupIds', 'Required');
  const time = requireRange(sent);
  const groups = [...new Set(sent.reservationGroupIds)].flatMap((id) => clinic.calendar.group(id) ?? []);
  return { data: groups.flatMap((group) => slots(clinic, group, time)) };
}

/** Slots to which a schedule may move, of its entries' groups ([clinic] 11, V1). */
export function slotsByScheduleV1(clinic: ClinicRecords, body: unknown): { data: SlotView[] } {
  const { schedule, time } = readScheduleQuery(clinic, body);
  const groupIds = new Set(schedule.entries.map((entry) => entry.reservationGroupId));
  const groups = [...groupIds].flatMap((id) => clinic.calendar.group(id) ?? []);
  const filter = ownFilter(clinic, schedule);
  return { data: groups.flatMap((group) => slots(clinic, group, time, filter)) };
}

/** Slots to which a schedule may move, for each of its entries in the entry's zone ([clinic] 11, V2). */
export function slotsByScheduleV2(clinic: ClinicRecords, body: unknown): { data: object[] } {
  const { schedule, time } = readScheduleQuery(clinic, body);
  const filter = ownFilter(clinic, schedule);
  const data = schedule.entries.map(({ occupiedResourceId, reservationGroupId, zoneId }) => {
    const group = clinic.calendar.group(reservationGroupId);
    const found = group ? slots(clinic, group, time, { ...filter, zoneId }) : [];
    return { occupiedResourceId, reservationGroupId, zoneId, slots: found };
  });
  return { data };
}

function readScheduleQuery(clinic: ClinicRecords, body: unknown): { schedule: Schedule; time: Interval } {
  const sent = readBody(byScheduleQuery, body);
  const id = objectId.safeParse(sent.scheduleId);
  if (!id.success) throw invalidCommand('scheduleId', 'NotAvailable');
  const time = requireRange(sent);
  const schedule = clinic.schedules.find(id.data);
  if (!schedule) throw invalidRequest('scheduleId', 'NotFound');
  return { schedule, time };
}

function requireRange(sent: { startDateTimeUtc: number; endDateTimeUtc: number }): Interval {
  const { startDateTimeUtc: startMs, endDateTimeUtc: endMs } = sent;
  if (endMs < startMs) throw invalidCommand('endDateTimeUtc', 'InvalidTimeRange');
  return { startMs, endMs };
}

function ownFilter(clinic: ClinicRecords, { scheduleId }: Schedule): { except?: string } {
  return clinic.settings().slotsLeaveOutOwnSchedule ? { except: scheduleId } : {};
}

function slots(
  clinic: ClinicRecords,
  group: ReservationGroup,
  time: Interval,
  filter: { zoneId?: string; except?: string } = {},
): SlotView[] {
  const settings = clinic.settings();
  const open = clinic.calendar.openDays(clinic.now(), settings);
  return clinic.calendar
    .slots(group, time, open, settings, filter)
    .filter((slot) => settings.fullSlotsListed || slot.reservationCount < slot.capacity)
    .map(slotView);
}

function slotView(slot: Slot): SlotView {
  return {
    reservationGroupId: slot.reservationGroupId,
    zone: { id: slot.zone.zoneId, name: slot.zone.name },
    startDateTimeUtc: new Date(slot.startMs).toISOString(),
    endDateTimeUtc: new Date(slot.endMs).toISOString(),
    capacity: slot.capacity,
    reservationCount: slot.reservationCount,
  };
}
