import type { CallLimits, CommandOutcome, MoveCommand, ReservationView } from '../../core/clinic-driver.ts';
import { spanOfItem } from '../../core/visit.ts';
import { isObject } from './answers.ts';
import type { ClinicCalls } from './clinic-calls.ts';
import type { CallOutcome } from './clinic-client.ts';
import type { CommandRefusals } from './command-refusals.ts';
import { meaningOf } from './errors.ts';
import type { Operation } from './operations.ts';
import type { OpenApiDetail } from './schedule-detail.ts';
import { entryAt, entryShifted, newEntry, type ScheduleEntry } from './schedule-entries.ts';
import type { OpenApiService } from './settings.ts';
import { formatInstant } from './times.ts';

/** `resent`: what the reservation is to say besides time and place; unless given, what it says. */
export type Move = MoveCommand<OpenApiDetail> & { readonly resent?: Readonly<Record<string, unknown>> };

/**
 * Moves a reservation by the update that can do it: V1 for one entry, V2 for several or where the service asks for it. Both
 * overwrite, so everything that was read is sent again ([clinic] 7).
 */
export async function move(
  calls: ClinicCalls,
  refusals: CommandRefusals,
  command: Move,
  service: OpenApiService,
  limits: CallLimits,
): Promise<CommandOutcome<null>> {
  const { entries } = command.current.detail;
  const hasSeveral = entries !== null && entries.length > 1;
  if (service.commandVersion === 2 || hasSeveral) return moveV2(calls, refusals, command, limits);
  const outcome = await calls.command('update-reservation V1', updateV1(command), limits);
  const isSeveral =
    outcome.kind === 'refused' && meaningOf('update-reservation V1', outcome.error) === 'several-entries';
  if (!isSeveral) return settled(refusals, 'update-reservation V1', outcome);
  return entries === null ? moveV2(calls, refusals, command, limits) : changedMeanwhile();
}

async function moveV2(
  calls: ClinicCalls,
  refusals: CommandRefusals,
  command: Move,
  limits: CallLimits,
): Promise<CommandOutcome<null>> {
  const body = updateV2(command);
  if (body === null) {
    const detail = 'update-reservation V2: the schedule has entries that cannot be read';
    refusals.report(detail);
    return { kind: 'refused', refusal: 'our-fault', detail };
  }
  return settled(
    refusals,
    'update-reservation V2',
    await calls.command('update-reservation V2', body, limits),
  );
}

/** [clinic] 8.1: one command for both. */
const cancelReasons = { cancelled: 'CANCELED', 'no-show': 'NO_SHOW' } as const;

/** Cancels in the customer's name, or records that the customer didn't come, which only the clinic's own people may say. */
export async function cancel(
  calls: ClinicCalls,
  refusals: CommandRefusals,
  current: ReservationView<OpenApiDetail>,
  limits: CallLimits,
  as: 'cancelled' | 'no-show' = 'cancelled',
): Promise<CommandOutcome<null>> {
  const body = { scheduleId: current.reference.scheduleId, reason: cancelReasons[as] };
  return settled(refusals, 'cancel-reservation', await calls.command('cancel-reservation', body, limits));
}

export function updateV1({ current, to, resent }: Move): Readonly<Record<string, unknown>> {
  return {
    ...(resent ?? current.detail.resent),
    scheduleId: current.reference.scheduleId,
    reservationGroupId: to.place.calendar,
    zoneId: to.place.zone,
    // Without `Utc` in their names, unlike create's; an offset says the same under any name ([clinic] 7.1).
    startDateTime: formatInstant(to.startSec),
    endDateTime: formatInstant(to.endSec),
  };
}

export function updateV2(command: Move): Readonly<Record<string, unknown>> | null {
  const { current, to } = command;
  const occupiedResources = movedEntries(command);
  if (occupiedResources === null) return null;
  const { receptionZoneId } = current.detail;
  return {
    ...(command.resent ?? current.detail.resent),
    scheduleId: current.reference.scheduleId,
    // Who goes to several places reports where staff said; who goes to one reports there.
    zoneId: occupiedResources.length > 1 && receptionZoneId !== null ? receptionZoneId : to.place.zone,
    occupiedResources,
  };
}

/**
 * The entries of an order go where it has its places. Other ones keep their order, lengths, distances and places: staff arranged them,
 * and only the visit as a whole moves.
 */
function movedEntries(move: Move): readonly Readonly<Record<string, unknown>>[] | null {
  const { current, to } = move;
  const { entries } = current.detail;
  if (entries === null) return null;
  const ordered = orderedEntries(move, entries);
  if (ordered !== null) return ordered;
  const [first, second] = entries;
  if (first === undefined) return [newEntry(to, to.place)];
  if (second === undefined) return [entryAt(first, to, to.place)];
  return entries.map((entry) => entryShifted(entry, to.startSec - current.startSec));
}

/** null: the visit is no order, or staff have arranged its entries anew. */
function orderedEntries(
  { items, current, to }: Move,
  entries: readonly ScheduleEntry[],
): readonly Readonly<Record<string, unknown>>[] | null {
  const { more = [], ...first } = to.place;
  const places = [first, ...more];
  if (items?.length !== entries.length || items.length !== places.length) return null;
  const moved: Readonly<Record<string, unknown>>[] = [];
  for (const [index, entry] of entries.entries()) {
    const item = items[index];
    const place = places[index];
    if (item === undefined || place === undefined) return null;
    const { startSec, endSec } = spanOfItem(item, current.startSec);
    if (entry.startSec !== startSec || entry.endSec !== endSec) return null;
    moved.push(entryAt(entry, spanOfItem(item, to.startSec), place));
  }
  return moved;
}

/** V1 refused several entries where one was read: whoever split it changed more than we know, so the core has to read again. */
function changedMeanwhile(): CommandOutcome<never> {
  const detail = 'update-reservation V1: the schedule got several entries after it was read';
  return { kind: 'not-sent', trouble: { kind: 'unexpected', detail } };
}

function settled(
  refusals: CommandRefusals,
  operation: Operation,
  outcome: CallOutcome,
): CommandOutcome<null> {
  return outcome.kind === 'refused' ? refusals.outcome(operation, outcome.error) : doneBy(operation, outcome);
}

/** Commands that tell nothing answer with an empty object; anything else says nothing about what was done. */
export function doneBy(
  operation: Operation,
  outcome: Exclude<CallOutcome, { kind: 'refused' }>,
): CommandOutcome<null> {
  switch (outcome.kind) {
    case 'answered':
      return isObject(outcome.json)
        ? { kind: 'done', value: null }
        : {
            kind: 'unknown',
            trouble: { kind: 'unreadable', detail: `${operation}: the answer is no object` },
          };
    default:
      return { kind: outcome.kind, trouble: outcome.trouble };
  }
}
