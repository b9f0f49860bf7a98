import type { Answer, CallLimits } from '../../core/clinic-driver.ts';
import type { Opening, TimeSpan } from '../../core/opening.ts';
import { dataList, isObject } from './answers.ts';
import type { ClinicCalls } from './clinic-calls.ts';
import type { OpenApiService } from './settings.ts';
import { readSlots } from './slots.ts';
import { formatInstant } from './times.ts';
import type { Zones } from './zones.ts';

export interface OpeningsParts {
  readonly calls: ClinicCalls;
  readonly zones: Zones;
  /** IANA time zone of the clinic; one of the two slot queries wants it by name ([clinic] 11). */
  readonly timeZone: string;
}

/** The slots of one service that overlap the span. */
export async function openingsOf(
  { calls, zones, timeZone }: OpeningsParts,
  service: OpenApiService,
  span: TimeSpan,
  limits: CallLimits,
): Promise<Answer<readonly Opening[]>> {
  const operation = 'get-reservation-slots-by-group';
  const { reservationGroupId } = service;
  const bounds = wider(span, service.intervalSec);
  const query = {
    reservationGroupId,
    startDate: formatInstant(bounds.startSec),
    endDate: formatInstant(bounds.endSec),
    timezone: timeZone,
  };
  const reading = calls.read(operation, query, limits);
  const [zoneIds, outcome] =
    service.zoneIds.length > 0
      ? [{ kind: 'ok', value: service.zoneIds } as const, await reading]
      : await Promise.all([zones.enabledIn(service.reservationGroupId, limits), reading]);
  const slots = dataList(operation, outcome);
  if (slots.kind === 'trouble') return slots;
  if (zoneIds.kind === 'trouble') return zoneIds;
  return readSlots(operation, slots.value, { reservationGroupId, zoneIds: zoneIds.value, span });
}

/** The slots of several services that overlap the span, in one call; in the order of the services. */
export async function openingsOfAll(
  { calls, zones }: OpeningsParts,
  services: readonly OpenApiService[],
  span: TimeSpan,
  limits: CallLimits,
): Promise<Answer<readonly (readonly Opening[])[]>> {
  const operation = 'get-reservation-slots-by-groups';
  const bounds = wider(span, Math.max(...services.map((service) => service.intervalSec)));
  const query = {
    reservationGroupIds: [...new Set(services.map((service) => service.reservationGroupId))],
    startDateTimeUtc: formatInstant(bounds.startSec),
    endDateTimeUtc: formatInstant(bounds.endSec),
  };
  const [zoneIds, outcome] = await Promise.all([
    Promise.all(services.map((service) => zonesOf(zones, service, limits))),
    calls.read(operation, query, limits),
  ]);
  const data = dataList(operation, outcome);
  if (data.kind === 'trouble') return data;
  const slots = data.value.flatMap(slotsIn);
  const openings: (readonly Opening[])[] = [];
  for (const [index, { reservationGroupId }] of services.entries()) {
    const ids = zoneIds[index] ?? { kind: 'ok', value: [] };
    if (ids.kind === 'trouble') return ids;
    const read = readSlots(operation, slots, { reservationGroupId, zoneIds: ids.value, span });
    if (read.kind === 'trouble') return read;
    openings.push(read.value);
  }
  return { kind: 'ok', value: openings };
}

/** The answer of the query for several groups isn't published: either slots, or, as its sister's, lists of them ([clinic] 11). */
function slotsIn(element: unknown): readonly unknown[] {
  if (!isObject(element)) return [element];
  const { slots } = element;
  return Array.isArray(slots) ? slots : [element];
}

async function zonesOf(
  zones: Zones,
  service: OpenApiService,
  limits: CallLimits,
): Promise<Answer<readonly string[]>> {
  if (service.zoneIds.length > 0) return { kind: 'ok', value: service.zoneIds };
  return zones.enabledIn(service.reservationGroupId, limits);
}

/** Whether slots that only touch the bounds are given isn't documented, so one interval more is asked for on each side. */
function wider(span: TimeSpan, bySec: number): TimeSpan {
  return { startSec: span.startSec - bySec, endSec: span.endSec + bySec };
}
