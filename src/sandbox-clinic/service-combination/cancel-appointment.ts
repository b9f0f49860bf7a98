import type { ClinicAnswer } from '../clinic-system.ts';
import type { CombinationCall } from './combination-call.ts';
import type { CombinationRecords } from './combination-records.ts';
import { requireAppointment, requireNotice } from './require-visit.ts';

/** Cancels: 204 ([combination] 4.9). What a second cancel gets is a setting. */
export function cancelAppointment(clinic: CombinationRecords, call: CombinationCall): ClinicAnswer {
  const done = { status: 204, body: undefined };
  const before = clinic.appointments.find(call.id);
  if (before?.status === 'CANCELED' && clinic.settings().secondCancel === 'ok') return done;
  const appointment = requireAppointment(clinic, call.id);
  requireNotice(clinic, appointment);
  clinic.appointments.replace(appointment.appointmentId, { ...appointment, status: 'CANCELED' });
  return done;
}
