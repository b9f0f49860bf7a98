import * as z from 'zod';
import { ControlError } from '../control/control-error.ts';
import { readControlBody } from '../control/read-control-body.ts';
import { dateTime } from '../date-time.ts';
import type { Interval } from '../interval.ts';
import { isJsonObject } from '../json-object.ts';
import type { Appointment } from './appointment.ts';
import { guid, personalIdentifier } from './body-items.ts';
import type { Branch, CombinationService } from './catalogue.ts';
import type { CombinationRecords } from './combination-records.ts';
import { slotMinutes } from './service-set.ts';
import { type AppointmentState, appointmentState } from './state-views.ts';

const actions = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('book'),
    branchId: guid.optional(),
    serviceIds: z.array(guid).min(1).max(50),
    startTime: dateTime,
    endTime: dateTime.optional(),
    resourceId: guid.optional(),
    numberOfReservations: z.int().min(1).max(1000).optional(),
    personalIdentifier: personalIdentifier.default('walkin0000'),
    firstName: z.string().max(255).default('Walk-in'),
    lastName: z.string().max(255).default(''),
    email: z.string().max(255).default(''),
    phoneNumber: z.string().max(255).optional(),
    notes: z.string().max(2048).default(''),
  }),
  z.strictObject({
    action: z.literal('move'),
    appointmentId: guid,
    startTime: dateTime,
    endTime: dateTime.optional(),
    resourceId: guid.optional(),
  }),
  z.strictObject({ action: z.literal('cancel'), appointmentId: guid }),
]);

type Action = z.output<typeof actions>;

/** What the staff may do with appointments, as sent; times are RFC 3339. Without `branchId` the first branch is meant. */
export type AppointmentAction = z.input<typeof actions>;

/** The appointment after the action. */
export interface AppointmentActionAnswer {
  readonly appointment: AppointmentState;
}

/** Whether an action of the staff is about appointments: only those have any of these items. */
export function isAppointmentAction(action: unknown): boolean {
  if (!isJsonObject(action)) return false;
  return ['appointmentId', 'serviceIds', 'branchId'].some((item) => Object.hasOwn(action, item));
}

/**
 * Does what staff do at their screens: `book`, `move` and `cancel`. No rule of the API holds here: staff overbook, combine what
 * isn't combined, and move what is cancelled. Throws ControlError for a wrong item or an unknown id.
 */
export function playAppointmentDesk(clinic: CombinationRecords, body: unknown): AppointmentActionAnswer {
  const action = readControlBody(actions, body);
  return { appointment: appointmentState(play(clinic, action)) };
}

function play(clinic: CombinationRecords, action: Action): Appointment {
  if (action.action === 'book') return book(clinic, action);
  const old = clinic.appointments.find(action.appointmentId);
  if (!old) throw new ControlError('appointmentId', 'no such appointment', 404);
  const next: Appointment =
    action.action === 'move' ? moved(clinic, old, action) : { ...old, status: 'CANCELED' };
  clinic.appointments.replace(old.appointmentId, next);
  return next;
}

function book(clinic: CombinationRecords, action: Action & { action: 'book' }): Appointment {
  const branch = findBranch(clinic, action.branchId);
  const services = action.serviceIds.map((serviceId) => findService(clinic, serviceId));
  const numberOfReservations = action.numberOfReservations ?? services.length;
  const lengthMs = slotMinutes(services, services.length, clinic.settings()) * 60_000;
  const time = { startMs: action.startTime, endMs: action.endTime ?? action.startTime + lengthMs };
  requireLength(time);
  const { firstName, lastName, email, phoneNumber, notes } = action;
  const appointment: Appointment = {
    appointmentId: clinic.identifiers.uuid(),
    reservationId: undefined,
    status: 'CONFIRMED',
    branchId: branch.branchId,
    resourceId: resourceOf(clinic, branch, services, time, action.resourceId),
    ...time,
    serviceIds: action.serviceIds,
    numberOfReservations,
    notes,
    customer: { personalIdentifier: action.personalIdentifier, firstName, lastName, email, phoneNumber },
    createdMs: clinic.now(),
  };
  clinic.appointments.add(appointment);
  return appointment;
}

/** Keeps its length and resource unless told. */
function moved(
  clinic: CombinationRecords,
  old: Appointment,
  action: Action & { action: 'move' },
): Appointment {
  const startMs = action.startTime;
  const time = { startMs, endMs: action.endTime ?? startMs + old.endMs - old.startMs };
  requireLength(time);
  const resourceId = action.resourceId ?? old.resourceId;
  requireResource(findBranch(clinic, old.branchId), resourceId);
  return { ...old, ...time, resourceId };
}

/** The one asked for, or the first free one, or when all are taken the first one twice. */
function resourceOf(
  clinic: CombinationRecords,
  branch: Branch,
  services: readonly CombinationService[],
  time: Interval,
  asked: string | undefined,
): string {
  if (asked !== undefined) {
    requireResource(branch, asked);
    return asked;
  }
  const able = branch.resources.filter((one) => one.resourceTypeId === services[0]?.resourceTypeId);
  const view = { nowMs: clinic.now(), settings: clinic.settings() };
  const free = able.find((one) => clinic.calendar.isFree(branch, one.resourceId, time, view));
  const chosen = free ?? able[0];
  if (!chosen) throw new ControlError('serviceIds', 'nothing at the branch serves them');
  return chosen.resourceId;
}

function requireResource(branch: Branch, resourceId: string): void {
  if (branch.resources.some((one) => one.resourceId === resourceId)) return;
  throw new ControlError('resourceId', 'no such resource at the branch');
}

function findBranch(clinic: CombinationRecords, branchId: string | undefined): Branch {
  const { branches } = clinic.catalogue;
  const branch = branchId === undefined ? branches[0] : branches.find((one) => one.branchId === branchId);
  if (!branch) throw new ControlError('branchId', 'no such branch', 404);
  return branch;
}

function findService(clinic: CombinationRecords, serviceId: string): CombinationService {
  const service = clinic.catalogue.services.find((one) => one.serviceId === serviceId);
  if (!service) throw new ControlError('serviceIds', 'no such service', 404);
  return service;
}

function requireLength(time: Interval): void {
  if (time.endMs <= time.startMs) throw new ControlError('endTime', 'the end must be after the start');
}
