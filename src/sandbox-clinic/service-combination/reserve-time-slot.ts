import * as z from 'zod';
import type { ClinicAnswer } from '../clinic-system.ts';
import { parseDateTime } from '../date-time.ts';
import { timeSlotView, writtenTime } from './appointment-view.ts';
import { guid } from './body-items.ts';
import type { Branch } from './catalogue.ts';
import { type CombinationCall, readBody } from './combination-call.ts';
import type { CombinationRecords } from './combination-records.ts';
import { CombinationRefusal, invalidInput } from './refusal.ts';
import { requireAppointment } from './require-visit.ts';
import { requireServiceSet } from './service-set.ts';

/**
 * The body of reserve for several services is in no page ([combination] 4.3): names as in the other bodies, and `serviceIds`
 * for the set, are our assumption. So are path, method and answer, `201 {reservationId, timeSlot}`.
 */
const command = z.object({
  serviceIds: z.array(guid).min(1).max(50),
  branchId: guid,
  requestedResourceId: guid.nullish(),
  timeSlot: z.object({ startTime: z.string().max(64), endTime: z.string().max(64) }),
  notes: z.string().max(2048).nullish(),
  numberOfReservations: z.int().nullish(),
  appointmentId: guid.nullish(),
});

/** Holds a slot until it is confirmed, used to move an appointment, released, or over ([combination] 6). */
export function reserveTimeSlot(clinic: CombinationRecords, call: CombinationCall): ClinicAnswer {
  const sent = readBody(command, call);
  const set = requireServiceSet(clinic, {
    branchId: sent.branchId,
    serviceIds: sent.serviceIds,
    numberOfReservations: sent.numberOfReservations ?? undefined,
    requestedResourceId: sent.requestedResourceId ?? undefined,
  });
  const settings = clinic.settings();
  const madeMs = clinic.now();
  const mayOverlap = settings.rescheduleOwnOverlap === 'allow';
  const forAppointmentId = mayOverlap ? (sent.appointmentId ?? undefined) : undefined;
  if (forAppointmentId !== undefined) requireAppointment(clinic, forAppointmentId);
  const slot = {
    startMs: readTime(clinic, 'startTime', sent.timeSlot.startTime, set.branch),
    endMs: readTime(clinic, 'endTime', sent.timeSlot.endTime, set.branch),
  };
  const view = { nowMs: madeMs, settings, exceptAppointmentId: forAppointmentId };
  const resourceId = clinic.calendar.freeResource(set, slot, view);
  if (resourceId === undefined) {
    throw new CombinationRefusal(
      settings.takenSlotStatus,
      'TIME_SLOT_NOT_AVAILABLE',
      'The time slot is not available.',
    );
  }
  const reservationId = clinic.identifiers.uuid();
  const expiresMs = madeMs + settings.holdLifetimeSec * 1000;
  clinic.holds.add({
    reservationId,
    branchId: set.branch.branchId,
    resourceId,
    ...slot,
    status: 'held',
    madeMs,
    expiresMs,
    forAppointmentId,
    serviceIds: sent.serviceIds,
    numberOfReservations: set.numberOfReservations,
    notes: sent.notes ?? '',
  });
  const expiry = settings.reserveTellsExpiry
    ? { expiresAt: writtenTime(expiresMs, set.branch, settings) }
    : {};
  const body = { reservationId, timeSlot: timeSlotView(slot, set.branch, settings), ...expiry };
  return { status: 201, body };
}

function readTime(clinic: CombinationRecords, name: string, text: string, branch: Branch): number {
  const instant = parseDateTime(text);
  if (instant === undefined) throw invalidInput(`timeSlot.${name} must be a date-time with an offset`);
  const settings = clinic.settings();
  if (settings.takenTimes === 'as-offered' && text !== writtenTime(instant, branch, settings)) {
    throw invalidInput(`timeSlot.${name} must be written as offered`);
  }
  return instant;
}
