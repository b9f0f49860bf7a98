import * as z from 'zod';
import type { ClinicAnswer } from '../clinic-system.ts';
import { appointmentView, heldView } from './appointment-view.ts';
import { personalIdentifier } from './body-items.ts';
import { type CombinationCall, readBody } from './combination-call.ts';
import type { CombinationRecords } from './combination-records.ts';
import { CombinationRefusal } from './refusal.ts';

const query = z.object({ customer: z.object({ personalIdentifier }) });

/** A customer's appointments, by start ([combination] 4.5): a GET with a body (O1), as one object or an array (O4). */
export function searchAppointments(clinic: CombinationRecords, call: CombinationCall): ClinicAnswer {
  const { searchMethods, searchLosesGetBody } = clinic.settings();
  if (searchMethods !== 'both' && searchMethods !== call.method.toLowerCase()) {
    throw new CombinationRefusal(405, 'METHOD_NOT_ALLOWED', 'The search is not offered by this method.');
  }
  const isLost = call.method === 'GET' && searchLosesGetBody;
  const { customer } = readBody(query, isLost ? { ...call, body: undefined } : call);
  return answerWith(clinic, found(clinic, customer.personalIdentifier, call.language));
}

function found(clinic: CombinationRecords, identifier: string, language: string): object[] {
  const { searchListsPast, searchListsCanceled, searchListsHolds } = clinic.settings();
  const now = clinic.now();
  const appointments = clinic.appointments
    .ofPerson(identifier)
    .filter((one) => searchListsPast || one.endMs > now)
    .filter((one) => searchListsCanceled || one.status === 'CONFIRMED')
    .map((one) => appointmentView(clinic, one, language));
  if (!searchListsHolds) return appointments;
  return [...appointments, ...clinic.holds.live(now).map((hold) => heldView(clinic, hold, language))];
}

function answerWith(clinic: CombinationRecords, views: readonly object[]): ClinicAnswer {
  const { searchAnswers, searchNoMatch } = clinic.settings();
  if (views.length === 0 && searchNoMatch === 'no-content') return { status: 204, body: undefined };
  if (views.length === 0 && searchNoMatch === 'not-found') {
    throw new CombinationRefusal(404, 'APPOINTMENTS_NOT_FOUND', 'The customer has no appointments.');
  }
  const [first] = views;
  const isAlone = searchAnswers === 'object' || (searchAnswers === 'object-when-one' && views.length === 1);
  return { status: 200, body: isAlone && first ? first : views };
}
