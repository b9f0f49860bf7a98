import * as z from 'zod';
import type { ClinicAnswer } from '../clinic-system.ts';
import { customerItems, personalIdentifier } from './body-items.ts';
import { type CombinationCall, readBody } from './combination-call.ts';
import type { CombinationRecords } from './combination-records.ts';
import { requireAppointment } from './require-visit.ts';

/** No page says which items are required ([combination] 4.11): all may be left out but the search key and the name. */
const command = z.object({ personalIdentifier, ...customerItems, email: customerItems.email.nullish() });

/** Replaces an appointment's customer: 204. What happens to items left out, and to the identifier, are settings. */
export function updateCustomer(clinic: CombinationRecords, call: CombinationCall): ClinicAnswer {
  const sent = readBody(command, call);
  const appointment = requireAppointment(clinic, call.id);
  const { customer: old } = appointment;
  const { updateCustomerClearsOmitted: clears, updateCustomerMovesIdentifier: moves } = clinic.settings();
  const customer = {
    personalIdentifier: moves ? sent.personalIdentifier : old.personalIdentifier,
    firstName: sent.firstName,
    lastName: sent.lastName,
    email: sent.email ?? (clears ? '' : old.email),
    phoneNumber: sent.phoneNumber ?? (clears ? undefined : old.phoneNumber),
    dateOfBirth: sent.dateOfBirth ?? (clears ? undefined : old.dateOfBirth),
    informationQuestions: old.informationQuestions,
  };
  clinic.appointments.replace(appointment.appointmentId, { ...appointment, customer });
  return { status: 204, body: undefined };
}
