import * as z from 'zod';
import type { ClinicAnswer } from '../clinic-system.ts';
import { type Appointment, type Customer, placeOf } from './appointment.ts';
import { appointmentView } from './appointment-view.ts';
import { customerItems, informationAnswers, personalIdentifier } from './body-items.ts';
import { type CombinationCall, readBody } from './combination-call.ts';
import type { CombinationRecords } from './combination-records.ts';
import { CombinationRefusal, invalidInput } from './refusal.ts';
import { requireHold } from './require-visit.ts';

/** The attributes of the single-service confirm, in one object ([combination] 4.4). */
const command = z.object({ personalIdentifier, ...customerItems, informationQuestions: informationAnswers });

/**
 * Turns a hold into an appointment: 201 ([combination] 4.4). Path and method are our assumption, and that the answer is the
 * appointment object.
 */
export function confirmReservation(clinic: CombinationRecords, call: CombinationCall): ClinicAnswer {
  const customer: Customer = readBody(command, call);
  const settings = clinic.settings();
  if (settings.dateOfBirthRequired && customer.dateOfBirth === undefined) {
    throw invalidInput('dateOfBirth is needed');
  }
  const before = clinic.appointments.findByReservation(call.id);
  if (before?.status === 'CONFIRMED' && settings.usedReservation === 'same-answer') {
    return confirmed(clinic, before, call.language);
  }
  const hold = requireHold(clinic, call.id);
  if (hold.forAppointmentId !== undefined) {
    throw new CombinationRefusal(400, 'RESERVATION_FOR_RESCHEDULE', 'The reservation is for a reschedule.');
  }
  const appointment: Appointment = {
    ...placeOf(hold),
    appointmentId: settings.appointmentIdIsReservationId ? hold.reservationId : clinic.identifiers.uuid(),
    reservationId: hold.reservationId,
    status: 'CONFIRMED',
    customer,
    createdMs: clinic.now(),
  };
  clinic.holds.end(hold.reservationId, 'used');
  clinic.appointments.add(appointment);
  return confirmed(clinic, appointment, call.language);
}

function confirmed(clinic: CombinationRecords, appointment: Appointment, language: string): ClinicAnswer {
  const { appointmentId } = appointment;
  const whole = clinic.settings().confirmAnswers === 'appointment';
  const body = whole ? appointmentView(clinic, appointment, language) : { appointmentId };
  return { status: 201, body };
}
