import type { Answer, CallLimits, ReservationView, Trouble } from '../../core/clinic-driver.ts';
import { type Appointment, isObject, listOf, readAppointment } from './appointment.ts';
import type { CombinationCalls, ReadOutcome } from './combination-calls.ts';
import type { Operation } from './operations.ts';
import { sameId } from './service-set.ts';
import type { CombinationMerchant } from './settings.ts';

/** A reservation of this system: its appointment. */
export type AppointmentView = ReservationView<Appointment>;

export interface AppointmentsParts extends Pick<CombinationMerchant, 'branchId' | 'settings'> {
  readonly calls: CombinationCalls;
}

/** The appointment with the id; null: there is none ([combination] 4.6). */
export async function readDetails(
  { calls, settings }: AppointmentsParts,
  appointmentId: string,
  limits: CallLimits,
): Promise<Answer<Appointment | null>> {
  const operation = 'get-appointment';
  const outcome = await calls.read({ operation, ids: { appointmentId } }, limits);
  if (outcome.kind === 'refused' && settings.unknownAppointmentStatuses.includes(outcome.status))
    return { kind: 'ok', value: null };
  const json = jsonOf(operation, outcome);
  if (json.kind === 'trouble') return json;
  const appointment = readAppointment(json.value);
  return appointment === null
    ? trouble('unreadable', `${operation}: the answer has no id or time`)
    : { kind: 'ok', value: appointment };
}

/** What a search by customer gave. */
export interface Found {
  readonly appointments: readonly Appointment[];
  /** Whether the system listed all that the customer has: one object where there may be several says nothing of the others (O4). */
  readonly isAll: boolean;
}

/** The customer's appointments ([combination] 4.5). Holds may be among them, which have no details: make sure of each. */
export async function searchByCustomer(
  { calls, settings }: AppointmentsParts,
  identifier: string,
  limits: CallLimits,
): Promise<Answer<Found>> {
  const operation = 'search-appointments';
  const body = { customer: { personalIdentifier: identifier } };
  const outcome = await calls.read({ operation, body }, limits);
  if (outcome.kind === 'refused' && settings.nothingFoundStatuses.includes(outcome.status))
    return { kind: 'ok', value: { appointments: [], isAll: true } };
  const json = jsonOf(operation, outcome);
  if (json.kind === 'trouble') return json;
  const isEmptyObject = isObject(json.value) && Object.keys(json.value).length === 0;
  const appointments: Appointment[] = [];
  for (const element of isEmptyObject ? [] : listOf(json.value)) {
    const appointment = readAppointment(element);
    if (appointment === null) return trouble('unreadable', `${operation}: an appointment has no id or time`);
    appointments.push(appointment);
  }
  return {
    kind: 'ok',
    value: { appointments, isAll: Array.isArray(json.value) || appointments.length === 0 },
  };
}

/** What is there is reserved: the system has no status ([combination] 4.8). */
export function viewOf(appointment: Appointment, identifier: string | null): AppointmentView {
  const { id, startSec, endSec } = appointment;
  return {
    startSec,
    endSec,
    reference: { visitorId: identifier, receiptId: null, scheduleId: id },
    status: 'reserved',
    // Which of the set's resources it lies with is not shown, nor always the set: the record knows better.
    place: null,
    detail: appointment,
  };
}

/** Whether it is at another branch, which then is none of this merchant's. */
export function isElsewhere({ branchId }: Appointment, ours: string): boolean {
  return branchId !== null && !sameId(branchId, ours);
}

function jsonOf(operation: Operation, outcome: ReadOutcome): Answer<unknown> {
  switch (outcome.kind) {
    case 'answered':
      return { kind: 'ok', value: outcome.json };
    case 'refused':
      return trouble('unexpected', `${operation} refused with ${outcome.status}`);
    case 'trouble':
      return outcome;
  }
}

function trouble(kind: Trouble['kind'], detail: string): Answer<never> {
  return { kind: 'trouble', trouble: { kind, detail } };
}
