import { z } from 'zod';
import type {
  CallLimits,
  ClinicReference,
  CommandOutcome,
  ReserveCommand,
} from '../../core/clinic-driver.ts';
import type { Place, TimeSpan } from '../../core/opening.ts';
import type { ClinicCalls } from './clinic-calls.ts';
import type { CallOutcome } from './clinic-client.ts';
import type { CommandRefusals } from './command-refusals.ts';
import type { Operation } from './operations.ts';
import { newEntry } from './schedule-entries.ts';
import type { OpenApiService, OpenApiSettings } from './settings.ts';
import { formatInstant } from './times.ts';
import { visitorName } from './visitors.ts';

/** V1 answers with `reservationId`; what V2 answers isn't published, so either id counts ([clinic] 6.1, 17.5). */
const reserveAnswer = z.object({
  reservationId: z.string().min(1).nullish(),
  scheduleId: z.string().min(1).nullish(),
  visitorId: z.string().min(1).nullish(),
});

/** Sends the reserve command that fits the service and what is known of the visitor ([clinic] 6). */
export async function reserve(
  calls: ClinicCalls,
  refusals: CommandRefusals,
  command: ReserveCommand,
  service: OpenApiService,
  settings: OpenApiSettings,
  limits: CallLimits,
): Promise<CommandOutcome<ClinicReference>> {
  const operation = operationFor(command, service);
  const body = { ...visitorFields(command, settings), ...visitFields(command, service, settings) };
  const outcome = await calls.command(operation, body, limits);
  if (outcome.kind === 'refused') return refusals.outcome(operation, outcome.error);
  return madeBy(operation, command.visitorId, outcome);
}

/** What an answer that is no refusal says of the reservation that was made. */
export function madeBy(
  operation: Operation,
  visitorId: string | null,
  outcome: Exclude<CallOutcome, { kind: 'refused' }>,
): CommandOutcome<ClinicReference> {
  if (outcome.kind !== 'answered') return { kind: outcome.kind, trouble: outcome.trouble };
  const answer = reserveAnswer.safeParse(outcome.json);
  const receiptId = answer.data?.reservationId ?? null;
  const scheduleId = answer.data?.scheduleId ?? null;
  if (receiptId === null && scheduleId === null) return withoutId(operation);
  return {
    kind: 'done',
    value: { visitorId: visitorId ?? answer.data?.visitorId ?? null, receiptId, scheduleId },
  };
}

function operationFor(command: ReserveCommand, service: OpenApiService): Operation {
  const version = service.commandVersion === 1 ? 'V1' : 'V2';
  return command.visitorId === null ? `reserve ${version}` : `reserve-by-visitor-id ${version}`;
}

function visitorFields(
  command: ReserveCommand,
  settings: OpenApiSettings,
): Readonly<Record<string, unknown>> {
  if (command.visitorId !== null) return { visitorId: command.visitorId };
  const { countryCode, phoneNumber } = command.person.phone;
  return {
    visitorName: visitorName(command.person, settings.visitorName),
    visitorPhone: { countryCode, phoneNumber },
  };
}

function visitFields(
  command: ReserveCommand,
  service: OpenApiService,
  settings: OpenApiSettings,
): Readonly<Record<string, unknown>> {
  const { consultationRequired, sedationRequired, funnelDetail, requestedProcedures } = service;
  return {
    ...whereAndWhen(command, service),
    ...(consultationRequired === undefined ? {} : { consultationRequired }),
    ...(sedationRequired === undefined ? {} : { sedationRequired }),
    ...(funnelDetail === undefined ? {} : { funnelDetail }),
    ...(requestedProcedures.length === 0 ? {} : { requestedProcedures }),
    reservationMemo: memo(command, settings.memoLength),
  };
}

/** Place and time as the service's version of the command has them. */
export function whereAndWhen(
  command: TimeSpan & { readonly place: Place },
  service: OpenApiService,
): Readonly<Record<string, unknown>> {
  const { place } = command;
  if (service.commandVersion === 2)
    return { zoneId: place.zone, occupiedResources: [newEntry(command, place)] };
  return {
    reservationGroupId: place.calendar,
    zoneId: place.zone,
    startDateTimeUtc: formatInstant(command.startSec),
    endDateTimeUtc: formatInstant(command.endSec),
  };
}

/** One line that begins with the marker, so that cutting the note never cuts the marker and no note can pass for a marker. */
function memo({ marker, note }: ReserveCommand, length: number): string {
  const line = (note ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (line === '') return marker;
  const cut = [...line].slice(0, Math.max(0, length - marker.length - 1)).join('');
  return `${marker} ${cut}`.trimEnd();
}

/** It was carried out, only its name was lost: for the core the same as no answer, so that it looks. */
function withoutId(operation: Operation): CommandOutcome<never> {
  return { kind: 'unknown', trouble: { kind: 'unreadable', detail: `${operation}: the answer has no id` } };
}
