import type { ClinicAnswer } from '../clinic-system.ts';
import { appointmentView } from './appointment-view.ts';
import type { CombinationCall } from './combination-call.ts';
import type { CombinationRecords } from './combination-records.ts';
import { goneAppointment } from './require-visit.ts';

/** One appointment ([combination] 4.6). */
export function getAppointment(clinic: CombinationRecords, call: CombinationCall): ClinicAnswer {
  const appointment = clinic.appointments.find(call.id);
  const isShown = appointment?.status === 'CONFIRMED' || clinic.settings().canceledDetailsShown;
  if (!appointment || !isShown) throw goneAppointment(clinic);
  return { status: 200, body: appointmentView(clinic, appointment, call.language) };
}
