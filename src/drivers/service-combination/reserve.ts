import type {
  CallLimits,
  ClinicReference,
  CommandNotes,
  CommandOutcome,
  ReserveCommand,
} from '../../core/clinic-driver.ts';
import { markedLine } from '../marker.ts';
import { isObject, readId } from './appointment.ts';
import type { SentOutcome } from './combination-calls.ts';
import {
  type CommandParts,
  dropHold,
  giveUp,
  type Hold,
  type HoldOutcome,
  holdBefore,
  holdInNote,
  takeHold,
  type Wish,
  writeDown,
} from './hold.ts';
import type { ServiceSet } from './service-set.ts';

const operation = 'confirm-reservation';

/**
 * Holds the slot and confirms it ([combination] 5), or confirms the hold of a lease. Resumed, it confirms the hold of before and no other:
 * a second hold could become a second appointment ([combination] 11.3, "confirm: no answer").
 */
export async function reserve(
  parts: CommandParts,
  command: ReserveCommand,
  set: ServiceSet,
  identifier: string,
  limits: CallLimits,
  notes: CommandNotes,
): Promise<CommandOutcome<ClinicReference>> {
  const { startSec, endSec } = command;
  const line = markedLine(command.marker, command.note ?? '', parts.branch.settings.noteLength);
  const wish: Wish = { set, startSec, endSec, notes: line };
  const before = holdBefore(notes);
  const taken =
    before === null ? await holdFor(parts, command, wish, limits, notes) : holdInNote(before, command, parts);
  if (taken.kind !== 'held') return taken;
  const { hold } = taken;
  const body = { personalIdentifier: identifier, ...customerOf(command) };
  const ids = { reservationId: hold.hold };
  const step = before === null && command.hold === null ? 'next' : 'only';
  const outcome = await parts.calls.command({ operation, ids, body, step }, limits);
  if (outcome.kind === 'answered') return confirmed(outcome.json, hold, identifier);
  if (outcome.kind === 'unknown') return outcome;
  if (before !== null) return inDoubt(outcome);
  return command.hold === null
    ? notConfirmed(parts, hold, wish, outcome, limits, notes)
    : notOfLease(parts, hold, outcome);
}

async function holdFor(
  parts: CommandParts,
  command: ReserveCommand,
  wish: Wish,
  limits: CallLimits,
  notes: CommandNotes,
): Promise<HoldOutcome> {
  if (command.hold === null) return takeHold(parts, wish, limits, notes);
  const leased = holdInNote(command.hold, command, parts);
  if (leased.kind === 'held') return writeDown(leased.hold, notes);
  return {
    kind: 'refused',
    refusal: 'hold-over',
    detail: 'the hold of the lease is too old to be confirmed',
  };
}

/** What confirm answers isn't documented, but that the appointment's id is in it: without one it has to be looked for. */
function confirmed(json: unknown, { hold }: Hold, identifier: string): CommandOutcome<ClinicReference> {
  const scheduleId = isObject(json) ? readId(json['appointmentId']) : null;
  if (scheduleId === null)
    return { kind: 'unknown', trouble: { kind: 'unreadable', detail: `${operation}: the answer has no id` } };
  return { kind: 'done', value: { visitorId: identifier, receiptId: hold, scheduleId } };
}

type Denied = Exclude<SentOutcome, { readonly kind: 'answered' | 'unknown' }>;

/** The earlier confirm may have worked, or still work: its hold is neither released nor is its refusal news. */
function inDoubt(outcome: Denied): CommandOutcome<never> {
  if (outcome.kind === 'not-sent') return outcome;
  const detail = `${operation} refused with ${outcome.status}, perhaps because it was carried out before`;
  return { kind: 'unknown', trouble: { kind: 'unexpected', detail } };
}

async function notConfirmed(
  parts: CommandParts,
  hold: Hold,
  wish: Wish,
  outcome: Denied,
  limits: CallLimits,
  notes: CommandNotes,
): Promise<CommandOutcome<never>> {
  if (outcome.kind === 'not-sent') {
    await dropHold(parts.releases, hold, notes);
    return outcome;
  }
  const detail = `${operation} refused with ${outcome.status}`;
  const given = await giveUp(parts, hold, wish, detail, limits, notes);
  return given.kind === 'held' ? inDoubt(outcome) : given;
}

/** A lease keeps its hold as long as it may still be confirmed. Refused, it is of no use: why isn't documented ([combination] 6). */
async function notOfLease(
  { releases }: CommandParts,
  { hold }: Hold,
  outcome: Denied,
): Promise<CommandOutcome<never>> {
  if (outcome.kind === 'not-sent') return outcome;
  await releases.release(hold);
  return { kind: 'refused', refusal: 'hold-over', detail: `${operation} refused with ${outcome.status}` };
}

/** [combination] 4.4 */
function customerOf({ person }: ReserveCommand): Readonly<Record<string, string>> {
  const { givenName, familyName, phone, email } = person;
  return {
    firstName: givenName,
    lastName: familyName,
    phoneNumber: `+${phone.countryCode}${phone.phoneNumber}`,
    email,
  };
}
