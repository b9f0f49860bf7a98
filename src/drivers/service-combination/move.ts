import type {
  CallLimits,
  ClinicReference,
  CommandNotes,
  CommandOutcome,
  MoveCommand,
} from '../../core/clinic-driver.ts';
import type { TimeSpan } from '../../core/opening.ts';
import { type Appointment, readAppointment } from './appointment.ts';
import { type AppointmentsParts, readDetails } from './appointments.ts';
import type { SentOutcome } from './combination-calls.ts';
import { type CommandParts, dropHold, type Hold, holdBefore, holdInNote, takeHold } from './hold.ts';
import { type ServiceSet, sameId } from './service-set.ts';

const operation = 'reschedule-appointment';

type Move = MoveCommand<Appointment>;
type Outcome = CommandOutcome<ClinicReference | null>;

export type MoveParts = CommandParts & AppointmentsParts;

/**
 * Holds the target for the same services, and puts the appointment there ([combination] 4.7, 5). The old slot is the appointment's until
 * that has worked; where it is in the way of the new one the move is refused, never helped by cancelling first. Resumed, it uses the
 * hold of before and no other ([combination] 11.4).
 */
export async function move(
  parts: MoveParts,
  command: Move,
  set: ServiceSet,
  limits: CallLimits,
  notes: CommandNotes,
): Promise<Outcome> {
  const { current, to } = command;
  const before = holdBefore(notes);
  if (before === null && hasOtherServices(current.detail, set)) return servicesDiffer(parts, set);
  const wish = { set, startSec: to.startSec, endSec: to.endSec, notes: current.detail.notes };
  const taken = before === null ? await takeHold(parts, wish, limits, notes) : holdInNote(before, to, parts);
  if (taken.kind !== 'held') return taken;
  const { hold } = taken;
  const ids = { appointmentId: current.reference.scheduleId };
  const body = { reservationId: hold.hold };
  const step = before === null ? 'next' : 'only';
  const outcome = await parts.calls.command({ operation, ids, body, step }, limits);
  if (outcome.kind === 'answered') return moved(parts, outcome.json, command, hold);
  if (outcome.kind === 'unknown') return outcome;
  return before === null ? notMoved(parts, command, hold, outcome, limits, notes) : inDoubt(outcome);
}

/** The answer is the appointment where it is now, under an id that may be new. */
function moved({ spare }: MoveParts, json: unknown, { current, to }: Move, { hold }: Hold): Outcome {
  const appointment = readAppointment(json);
  if (appointment === null || !isAt(appointment, to)) {
    const detail = `${operation}: the answer doesn't show the appointment at its new time`;
    return { kind: 'unknown', trouble: { kind: 'unreadable', detail } };
  }
  spare.freed({ startSec: current.startSec, endSec: current.endSec });
  if (appointment.id === current.reference.scheduleId) return { kind: 'done', value: null };
  return { kind: 'done', value: { visitorId: null, receiptId: hold, scheduleId: appointment.id } };
}

type Denied = Exclude<SentOutcome, { readonly kind: 'answered' | 'unknown' }>;

/** The first success uses the hold up, so a refusal may well mean that ([combination] 11.4). */
function inDoubt(outcome: Denied): Outcome {
  if (outcome.kind === 'not-sent') return outcome;
  const detail = `${operation} refused with ${outcome.status}, perhaps because it was carried out before`;
  return { kind: 'unknown', trouble: { kind: 'unexpected', detail } };
}

/** Statuses by which an interface says that something can't be had; all others are about how it was asked. */
const notHad = new Set([400, 404, 409, 410, 422]);

/** The appointment is where it was. Its hold goes first; then the appointment itself tells whether staff were faster. */
async function notMoved(
  parts: MoveParts,
  { current }: Move,
  hold: Hold,
  outcome: Denied,
  limits: CallLimits,
  notes: CommandNotes,
): Promise<Outcome> {
  await dropHold(parts.releases, hold, notes);
  if (outcome.kind === 'not-sent') return outcome;
  const detail = `${operation} refused with ${outcome.status}`;
  const now = await readDetails(parts, current.reference.scheduleId, limits);
  if (now.kind === 'trouble') return { kind: 'not-sent', trouble: now.trouble };
  if (now.value === null) return { kind: 'refused', refusal: 'reservation-unknown', detail };
  if (!isAt(now.value, current)) return { kind: 'refused', refusal: 'not-reserved', detail };
  // A slot that was held and can't be moved to is seldom anybody's wish.
  parts.report(detail);
  return { kind: 'refused', refusal: notHad.has(outcome.status) ? 'place-taken' : 'our-fault', detail };
}

function servicesDiffer({ report }: MoveParts, { name }: ServiceSet): Outcome {
  const detail = `${operation}: the appointment's services are not ${name}, and a move can't change them`;
  report(detail);
  return { kind: 'refused', refusal: 'our-fault', detail };
}

/** Only said when the appointment shows all of its services. */
function hasOtherServices({ serviceIds }: Appointment, set: ServiceSet): boolean {
  if (serviceIds === null) return false;
  const isIn = (id: string, list: readonly string[]) => list.some((other) => sameId(id, other));
  return (
    set.serviceIds.some((id) => !isIn(id, serviceIds)) || serviceIds.some((id) => !isIn(id, set.serviceIds))
  );
}

function isAt(one: TimeSpan, other: TimeSpan): boolean {
  return one.startSec === other.startSec && one.endSec === other.endSec;
}
