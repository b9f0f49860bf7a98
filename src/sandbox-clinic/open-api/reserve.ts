import * as z from 'zod';
import { dateTime } from '../date-time.ts';
import { creationOptions, objectId, type Phone, phone } from './body-items.ts';
import { requirePlaces, requireVisitorFree, singleEntry } from './booking-rules.ts';
import type { ClinicRecords } from './clinic-records.ts';
import { type NewEntry, occupiedResources, readEntries, requireZones } from './occupied-resources.ts';
import { readBody } from './read-body.ts';
import { invalidCommand, invalidRequest } from './refusal.ts';
import type { ReservationDetails, Schedule } from './schedule.ts';

const place = {
  reservationGroupId: objectId,
  zoneId: objectId,
  startDateTimeUtc: dateTime,
  endDateTimeUtc: dateTime,
};
const entries = { zoneId: objectId, occupiedResources };
const reserveCommandV1 = z.object({
  visitorName: z.string(),
  visitorPhone: phone,
  ...place,
  ...creationOptions,
});
const reserveByVisitorIdCommandV1 = z.object({ visitorId: objectId, ...place, ...creationOptions });
// A name left out is refused like a blank one ([clinic] 4), so it isn't required here.
const reserveCommandV2 = z.object({
  visitorName: z.string().optional(),
  visitorPhone: phone,
  ...entries,
  ...creationOptions,
});
const reserveByVisitorIdCommandV2 = z.object({ visitorId: objectId, ...entries, ...creationOptions });

type CreationOptions = Omit<z.output<typeof reserveByVisitorIdCommandV1>, 'visitorId' | keyof typeof place>;

/** Answer of the V1 creates ([clinic] 6.1). */
export interface ReserveAnswerV1 {
  readonly reservationId: string;
}

/** Answer of the V2 creates; what it holds isn't documented, so the setting `v2CreateAnswers` decides. */
export interface ReserveAnswerV2 {
  readonly reservationId?: string;
  readonly scheduleId?: string;
}

/** V1 with name and phone ([clinic] 6.2): finds the visitor or makes one. */
export function reserveV1(clinic: ClinicRecords, body: unknown): ReserveAnswerV1 {
  const { visitorName, visitorPhone, ...sent } = readBody(reserveCommandV1, body);
  const name = requireName(visitorName);
  const entry = placeOf(clinic, sent);
  const visitorId = findOrAddVisitor(clinic, name, visitorPhone);
  return { reservationId: reserve(clinic, visitorId, sent.zoneId, [entry], sent).reservationId };
}

/** V1 for a known visitor ([clinic] 6.1). */
export function reserveByVisitorIdV1(clinic: ClinicRecords, body: unknown): ReserveAnswerV1 {
  const sent = readBody(reserveByVisitorIdCommandV1, body);
  const entry = placeOf(clinic, sent);
  requireVisitor(clinic, sent.visitorId);
  return { reservationId: reserve(clinic, sent.visitorId, sent.zoneId, [entry], sent).reservationId };
}

/** V2 with name and phone ([clinic] 6.3). */
export function reserveV2(clinic: ClinicRecords, body: unknown): ReserveAnswerV2 {
  const sent = readBody(reserveCommandV2, body);
  const name = requireName(sent.visitorName);
  const list = readEntries(clinic, sent.occupiedResources, 'create');
  requireZones(clinic, sent.zoneId, list);
  const visitorId = findOrAddVisitor(clinic, name, sent.visitorPhone);
  return answerV2(clinic, reserve(clinic, visitorId, sent.zoneId, list, sent));
}

/** V2 for a known visitor ([clinic] 6.4). */
export function reserveByVisitorIdV2(clinic: ClinicRecords, body: unknown): ReserveAnswerV2 {
  const sent = readBody(reserveByVisitorIdCommandV2, body);
  const list = readEntries(clinic, sent.occupiedResources, 'create');
  requireZones(clinic, sent.zoneId, list);
  requireVisitor(clinic, sent.visitorId);
  return answerV2(clinic, reserve(clinic, sent.visitorId, sent.zoneId, list, sent));
}

/** The visitor with this name and phone, or a new one, as the setting `reserveFindsVisitor` says. */
export function findOrAddVisitor(clinic: ClinicRecords, name: string, phone: Phone | undefined): string {
  const { reserveFindsVisitor, searchMatchesPhone } = clinic.settings();
  if (reserveFindsVisitor && phone) {
    const known = clinic.visitors.findByNameAndPhone(name, phone, searchMatchesPhone);
    if (known) return known.visitorId;
  }
  const visitorId = clinic.identifiers.objectId();
  clinic.visitors.add({ visitorId, name, phone, createdMs: clinic.now() });
  return visitorId;
}

/** Stores a new reserved schedule, unchecked. */
export function addSchedule(
  clinic: ClinicRecords,
  made: {
    readonly visitorId: string;
    readonly zoneId: string;
    readonly entries: readonly NewEntry[];
    readonly details: ReservationDetails;
  },
): Schedule {
  const { identifiers } = clinic;
  const now = clinic.now();
  const schedule: Schedule = {
    scheduleId: identifiers.objectId(),
    reservationId: identifiers.uuid(),
    visitorId: made.visitorId,
    zoneId: made.zoneId,
    status: 'RESERVED',
    statusChangedMs: now,
    createdMs: now,
    details: made.details,
    entries: made.entries.map((entry) => ({ occupiedResourceId: identifiers.objectId(), ...entry })),
  };
  clinic.schedules.put(schedule);
  return schedule;
}

function reserve(
  clinic: ClinicRecords,
  visitorId: string,
  zoneId: string,
  list: readonly NewEntry[],
  options: CreationOptions,
): Schedule {
  requireVisitorFree(clinic, visitorId, list);
  requirePlaces(clinic, list, 'startDateTimeUtc');
  const { consultationRequired, sedationRequired, requestedProcedures, reservationMemo, funnelDetail } =
    options;
  const funnel = funnelDetail === undefined ? undefined : { funnelDetail };
  const details = { consultationRequired, sedationRequired, requestedProcedures, reservationMemo, funnel };
  return addSchedule(clinic, { visitorId, zoneId, entries: list, details });
}

function placeOf(
  clinic: ClinicRecords,
  sent: {
    reservationGroupId: string;
    zoneId: string;
    startDateTimeUtc: number;
    endDateTimeUtc: number;
  },
): NewEntry {
  const { reservationGroupId, zoneId, startDateTimeUtc: startMs, endDateTimeUtc: endMs } = sent;
  return singleEntry(clinic, { reservationGroupId, zoneId, startMs, endMs }, 'endDateTimeUtc');
}

function requireName(sent: string | undefined): string {
  const name = sent?.trim() ?? '';
  if (name === '') throw invalidCommand('visitorName', 'NotAvailable');
  return name;
}

function requireVisitor(clinic: ClinicRecords, visitorId: string): void {
  if (!clinic.visitors.find(visitorId)) throw invalidRequest('visitorId', 'NotFound');
}

function answerV2(clinic: ClinicRecords, { reservationId, scheduleId }: Schedule): ReserveAnswerV2 {
  switch (clinic.settings().v2CreateAnswers) {
    case 'reservationId':
      return { reservationId };
    case 'scheduleId':
      return { scheduleId };
    case 'both':
      return { reservationId, scheduleId };
  }
}
