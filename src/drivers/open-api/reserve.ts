import * as z from 'zod';
import type {
  CallLimits,
  ClinicReference,
  CommandOutcome,
  ReserveCommand,
} from '../../core/clinic-driver.ts';
import type { TimeSpan, VisitPlace } from '../../core/opening.ts';
import { occupiedBy, type VisitItems } from '../../core/visit.ts';
import { markedLine } from '../marker.ts';
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
  /** Of all its items, in their order. */
  services: readonly OpenApiService[],
  settings: OpenApiSettings,
  limits: CallLimits,
): Promise<CommandOutcome<ClinicReference>> {
  const operation = operationFor(command, services);
  const body = { ...visitorFields(command, settings), ...visitFields(command, services, settings) };
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

/** Several entries are only for V2. */
function versionFor(services: readonly OpenApiService[]): 'V1' | 'V2' {
  return services.length === 1 && services[0]?.commandVersion === 1 ? 'V1' : 'V2';
}

function operationFor(command: ReserveCommand, services: readonly OpenApiService[]): Operation {
  const version = versionFor(services);
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
  services: readonly OpenApiService[],
  settings: OpenApiSettings,
): Readonly<Record<string, unknown>> {
  const consultationRequired = anyOf(services.map((service) => service.consultationRequired));
  const sedationRequired = anyOf(services.map((service) => service.sedationRequired));
  const funnelDetail = services.find((service) => service.funnelDetail !== undefined)?.funnelDetail;
  const requestedProcedures = services.flatMap((service) => service.requestedProcedures);
  return {
    ...whereAndWhen(command, services),
    ...(consultationRequired === undefined ? {} : { consultationRequired }),
    ...(sedationRequired === undefined ? {} : { sedationRequired }),
    ...(funnelDetail === undefined ? {} : { funnelDetail }),
    ...(requestedProcedures.length === 0 ? {} : { requestedProcedures }),
    reservationMemo: markedLine(command.marker, command.note ?? '', settings.memoLength),
  };
}

/** What one service of a visit needs the visit needs; absent where none says anything. */
function anyOf(flags: readonly (boolean | undefined)[]): boolean | undefined {
  return flags.find((flag) => flag === true) ?? flags.find((flag) => flag !== undefined);
}

/** Place and time as the services' version of the command has them. Who goes to several places reports at the first. */
export function whereAndWhen(
  command: TimeSpan & { readonly place: VisitPlace; readonly items?: VisitItems },
  services: readonly OpenApiService[],
): Readonly<Record<string, unknown>> {
  const { items = null, place } = command;
  if (versionFor(services) === 'V2') {
    const parts = occupiedBy({ items, place }, command);
    return { zoneId: place.zone, occupiedResources: parts.map((part) => newEntry(part, part)) };
  }
  return {
    reservationGroupId: place.calendar,
    zoneId: place.zone,
    startDateTimeUtc: formatInstant(command.startSec),
    endDateTimeUtc: formatInstant(command.endSec),
  };
}

/** It was carried out, only its name was lost: for the core the same as no answer, so that it looks. */
function withoutId(operation: Operation): CommandOutcome<never> {
  return { kind: 'unknown', trouble: { kind: 'unreadable', detail: `${operation}: the answer has no id` } };
}
