import type { Appointment, Hold, HoldStatus } from './appointment.ts';
import type { CombinationRecords } from './combination-records.ts';
import { CombinationRefusal } from './refusal.ts';

/** Why a reservation can't be used; the names are ours. */
const overAs: Readonly<Record<Exclude<HoldStatus, 'held'>, string>> = {
  lapsed: 'RESERVATION_EXPIRED',
  released: 'RESERVATION_RELEASED',
  used: 'RESERVATION_USED',
};

/** The hold, still in force: each change first marks those that lapsed. Throws CombinationRefusal with the status of the setting `goneReservationStatus`. */
export function requireHold(clinic: CombinationRecords, reservationId: string): Hold {
  const hold = clinic.holds.find(reservationId);
  if (!hold) throw goneReservation(clinic, undefined);
  if (hold.status === 'held') return hold;
  throw goneReservation(clinic, hold.status);
}

/** The refusal of a reservation that is over; undefined for one that never was. */
export function goneReservation(
  clinic: CombinationRecords,
  status: Exclude<HoldStatus, 'held'> | undefined,
): CombinationRefusal {
  const messageId = status ? overAs[status] : 'RESERVATION_NOT_FOUND';
  const { goneReservationStatus } = clinic.settings();
  return new CombinationRefusal(goneReservationStatus, messageId, 'The reservation is not available.');
}

/** The appointment, not cancelled. Throws CombinationRefusal with the status of the setting `goneAppointmentStatus`. */
export function requireAppointment(clinic: CombinationRecords, appointmentId: string): Appointment {
  const appointment = clinic.appointments.find(appointmentId);
  if (appointment?.status === 'CONFIRMED') return appointment;
  throw goneAppointment(clinic);
}

/** The refusal of an appointment that is unknown or cancelled. */
export function goneAppointment(clinic: CombinationRecords): CombinationRefusal {
  const { goneAppointmentStatus } = clinic.settings();
  return new CombinationRefusal(
    goneAppointmentStatus,
    'APPOINTMENT_NOT_FOUND',
    'There is no such appointment.',
  );
}

/** Throws CombinationRefusal when too little time is left to change the appointment. */
export function requireNotice(clinic: CombinationRecords, appointment: Appointment): void {
  const { changeNoticeMin } = clinic.settings();
  if (changeNoticeMin === 0 || clinic.now() + changeNoticeMin * 60_000 <= appointment.startMs) return;
  throw new CombinationRefusal(400, 'TOO_LATE_TO_CHANGE', 'The appointment starts too soon to be changed.');
}
