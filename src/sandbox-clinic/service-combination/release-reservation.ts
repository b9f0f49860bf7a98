import type { ClinicAnswer } from '../clinic-system.ts';
import type { CombinationCall } from './combination-call.ts';
import type { CombinationRecords } from './combination-records.ts';
import { goneReservation } from './require-visit.ts';

/**
 * Frees a hold: 204 ([combination] 4.10). The path's id is called an appointment id there (O6), so by a setting it also cancels
 * the appointment that has the id or has used the reservation.
 */
export function releaseReservation(clinic: CombinationRecords, call: CombinationCall): ClinicAnswer {
  const done = { status: 204, body: undefined };
  const settings = clinic.settings();
  const hold = clinic.holds.find(call.id);
  const status = hold?.status;
  if (status === 'held') {
    clinic.holds.end(call.id, 'released');
    return done;
  }
  const appointment = clinic.appointments.find(call.id) ?? clinic.appointments.findByReservation(call.id);
  if (appointment?.status === 'CONFIRMED') {
    if (settings.releaseAfterUse === 'refuse') throw goneReservation(clinic, 'used');
    clinic.appointments.replace(appointment.appointmentId, { ...appointment, status: 'CANCELED' });
    return done;
  }
  if (status && status !== 'used' && settings.releaseGone === 'ok') return done;
  throw goneReservation(clinic, status);
}
