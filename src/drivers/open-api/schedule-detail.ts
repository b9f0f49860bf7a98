import * as z from 'zod';
import type { Answer, CallLimits, ReservationStatus, ReservationView } from '../../core/clinic-driver.ts';
import type { EpochMs } from '../../core/clock.ts';
import type { Place } from '../../core/opening.ts';
import { jsonOf, unreadable } from './answers.ts';
import type { ClinicCalls } from './clinic-calls.ts';
import { meaningOf } from './errors.ts';
import { readEntry, type ScheduleEntry, wholeSec } from './schedule-entries.ts';
import { parseInstant, type ZonelessRule } from './times.ts';

/** What this driver keeps of a schedule, besides what every view has, in order to find and to change it without loss. */
export interface OpenApiDetail {
  readonly createdMs: EpochMs | null;
  /** Empty if there is none. */
  readonly memo: string;
  /** Whether the visit has left traces yet: a treatment or other task. */
  readonly hasTasks: boolean;
  /** Where the visitor reports ([clinic] 6.4). */
  readonly receptionZoneId: string | null;
  /** null: they can't be read, so only V1 can change the schedule. */
  readonly entries: readonly ScheduleEntry[] | null;
  /** Fields that an update must send again as they are, or it clears them ([clinic] 7.1). Absent ones are absent here. */
  readonly resent: ResentFields;
}

export interface ResentFields {
  readonly consultationRequired: boolean;
  readonly sedationRequired: boolean;
  readonly [optional: string]: unknown;
}

const optionalResent = ['counselor', 'doctor', 'funnel', 'reservationMemo', 'reservationAssignee'] as const;

const json = z.record(z.string(), z.unknown()).nullish();

const detailAnswer = z.object({
  data: z.object({
    id: z.string().min(1),
    visitor: z.object({ id: z.string().min(1) }).nullish(),
    createdDateTimeUtc: z.string().nullish(),
    tasks: z.array(z.unknown()).nullish(),
    occupiedResources: z.array(z.record(z.string(), z.unknown())).nullish(),
    reservation: z.object({
      reservationGroupId: z.string().nullish(),
      zoneId: z.string().nullish(),
      startDateTime: z.string(),
      endDateTime: z.string(),
      consultationRequired: z.boolean().nullish(),
      sedationRequired: z.boolean().nullish(),
      counselor: json,
      doctor: json,
      funnel: json,
      reservationMemo: z.string().nullish(),
      reservationAssignee: json,
      status: z.string(),
    }),
  }),
});

type DetailData = z.infer<typeof detailAnswer>['data'];

/** [clinic] 10.1. What isn't here is `unrecognised`, the zero value included: it says that nobody said. */
const statuses: ReadonlyMap<string, ReservationStatus> = new Map([
  ['RESERVED', 'reserved'],
  ['CANCELED', 'cancelled'],
  ['NO_SHOW', 'no-show'],
  ['IN_PROGRESS', 'in-progress'],
  ['COMPLETED', 'completed'],
]);

/** Reads one schedule, null if the clinic has none of that id. */
export async function readSchedule(
  calls: ClinicCalls,
  scheduleId: string,
  zoneless: ZonelessRule,
  limits: CallLimits,
): Promise<Answer<ReservationView<OpenApiDetail> | null>> {
  const outcome = await calls.read('get-schedule-detail', { scheduleId }, limits);
  const isUnknown =
    outcome.kind === 'refused' && meaningOf('get-schedule-detail', outcome.error) === 'reservation-unknown';
  if (isUnknown) return { kind: 'ok', value: null };
  const answer = jsonOf('get-schedule-detail', outcome);
  if (answer.kind === 'trouble') return answer;
  const parsed = detailAnswer.safeParse(answer.value);
  if (!parsed.success)
    return unreadable('get-schedule-detail', `wrong field ${parsed.error.issues[0]?.path.join('.') ?? ''}`);
  if (parsed.data.data.id !== scheduleId)
    return unreadable('get-schedule-detail', 'it is of another schedule than the one that was asked for');
  return viewOf(parsed.data.data, zoneless);
}

function viewOf(data: DetailData, zoneless: ZonelessRule): Answer<ReservationView<OpenApiDetail>> {
  const { reservation } = data;
  const startMs = parseInstant(reservation.startDateTime, zoneless);
  const endMs = parseInstant(reservation.endDateTime, zoneless);
  if (startMs === null || endMs === null)
    return unreadable('get-schedule-detail', 'the reservation has no readable times');
  return {
    kind: 'ok',
    value: {
      reference: { visitorId: data.visitor?.id ?? null, receiptId: null, scheduleId: data.id },
      status: statuses.get(reservation.status) ?? 'unrecognised',
      startSec: wholeSec(startMs),
      endSec: wholeSec(endMs),
      place: placeOf(data),
      detail: {
        createdMs: parseInstant(data.createdDateTimeUtc, { kind: 'utc' }),
        memo: reservation.reservationMemo ?? '',
        hasTasks: (data.tasks ?? []).length > 0,
        receptionZoneId: reservation.zoneId ?? null,
        entries: entriesOf(data),
        resent: resentOf(reservation),
      },
    },
  };
}

/** One entry says where it is; without any, the deprecated fields do ([clinic] 10.1). Several are in no one place. */
function placeOf({ occupiedResources, reservation }: DetailData): Place | null {
  const raws = occupiedResources ?? [];
  if (raws.length > 1) return null;
  const [only] = raws;
  const { reservationGroupId: calendar, zoneId: zone } = reservation;
  const deprecated = calendar != null && zone != null ? { calendar, zone } : null;
  return (only === undefined ? null : readEntry(only)?.place) ?? deprecated;
}

function entriesOf({ occupiedResources }: DetailData): readonly ScheduleEntry[] | null {
  const entries: ScheduleEntry[] = [];
  for (const raw of occupiedResources ?? []) {
    const entry = readEntry(raw);
    if (entry === null) return null;
    entries.push(entry);
  }
  return entries;
}

/** The two flags are required on an update and optional in the answer ([clinic] 7.1, 10.1): absent is false, as in any protobuf. */
function resentOf(reservation: DetailData['reservation']): ResentFields {
  const present = optionalResent
    .map((name) => [name, reservation[name]] as const)
    .filter(([, value]) => value !== undefined && value !== null);
  return {
    consultationRequired: reservation.consultationRequired ?? false,
    sedationRequired: reservation.sedationRequired ?? false,
    ...Object.fromEntries(present),
  };
}
