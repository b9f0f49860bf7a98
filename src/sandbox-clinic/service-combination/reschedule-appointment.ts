import * as z from 'zod';
import type { ClinicAnswer } from '../clinic-system.ts';
import { overlaps } from '../interval.ts';
import { type Appointment, type Hold, placeOf } from './appointment.ts';
import { appointmentView } from './appointment-view.ts';
import { guid } from './body-items.ts';
import { type CombinationCall, readBody } from './combination-call.ts';
import type { CombinationRecords } from './combination-records.ts';
import { CombinationRefusal } from './refusal.ts';
import { requireAppointment, requireHold, requireNotice } from './require-visit.ts';

const command = z.object({ reservationId: guid });

/**
 * Puts an appointment on the place of a new reservation, and uses that up ([combination] 4.7). The old place is free from then
 * on. The services never change; what else may is a setting.
 */
export function rescheduleAppointment(clinic: CombinationRecords, call: CombinationCall): ClinicAnswer {
  const { reservationId } = readBody(command, call);
  const settings = clinic.settings();
  const appointment = requireAppointment(clinic, call.id);
  if (appointment.reservationId === reservationId && settings.usedReservation === 'same-answer') {
    return { status: 200, body: appointmentView(clinic, appointment, call.language) };
  }
  const hold = requireHold(clinic, reservationId);
  requireNotice(clinic, appointment);
  requireFit(clinic, appointment, hold);
  const isKept = settings.rescheduleAppointmentId === 'kept';
  const moved: Appointment = {
    ...appointment,
    ...placeOf(hold),
    appointmentId: isKept ? appointment.appointmentId : clinic.identifiers.uuid(),
    reservationId,
    notes: settings.rescheduleKeepsNotes ? appointment.notes : hold.notes,
  };
  clinic.holds.end(reservationId, 'used');
  clinic.appointments.replace(appointment.appointmentId, moved);
  return { status: 200, body: appointmentView(clinic, moved, call.language) };
}

function requireFit(clinic: CombinationRecords, appointment: Appointment, hold: Hold): void {
  const settings = clinic.settings();
  const { forAppointmentId } = hold;
  if (!isSameSet(appointment.serviceIds, hold.serviceIds)) {
    throw misfit('SERVICES_CHANGED', 'A reschedule cannot change the services.');
  }
  if (hold.numberOfReservations !== appointment.numberOfReservations && !settings.rescheduleMayChangeNumber) {
    throw misfit('NUMBER_CHANGED', 'A reschedule cannot change the number of reservations.');
  }
  if (hold.branchId !== appointment.branchId && !settings.rescheduleMayChangeBranch) {
    throw misfit('BRANCH_CHANGED', 'A reschedule cannot change the branch.');
  }
  if (forAppointmentId !== undefined && forAppointmentId !== appointment.appointmentId) {
    throw misfit('RESERVATION_FOR_ANOTHER', 'The reservation is for another appointment.');
  }
  if (settings.rescheduleOwnOverlap === 'refuse' && overlaps(hold, appointment)) {
    throw misfit('OWN_TIME_OVERLAPS', 'The new time overlaps the old one.');
  }
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

function misfit(messageId: string, message: string): CombinationRefusal {
  return new CombinationRefusal(400, messageId, message);
}
