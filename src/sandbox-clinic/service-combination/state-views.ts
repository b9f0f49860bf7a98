import type { Appointment, Hold } from './appointment.ts';

/** What appointments and holds have in common as the control interface shows them; times are UTC. */
interface VisitState {
  readonly serviceIds: readonly string[];
  readonly branchId: string;
  readonly resourceId: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly numberOfReservations: number;
  readonly notes: string;
}

/** An appointment as the control interface shows it, with what the API never returns. */
export interface AppointmentState extends VisitState {
  readonly appointmentId: string;
  readonly status: 'CONFIRMED' | 'CANCELED';
  readonly personalIdentifier: string;
  /** The reservation that gave it its present place; null when staff booked it. */
  readonly reservationId: string | null;
  readonly createdTime: string;
  readonly customer: {
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string;
    readonly phoneNumber: string | null;
    readonly dateOfBirth: string | null;
  };
}

/** A hold in force as the control interface shows it. */
export interface HoldState extends VisitState {
  readonly reservationId: string;
  readonly expiresAt: string;
}

/** See AppointmentState. */
export function appointmentState(appointment: Appointment): AppointmentState {
  const { customer } = appointment;
  return {
    appointmentId: appointment.appointmentId,
    status: appointment.status,
    ...visitState(appointment),
    personalIdentifier: customer.personalIdentifier,
    reservationId: appointment.reservationId ?? null,
    createdTime: new Date(appointment.createdMs).toISOString(),
    customer: {
      firstName: customer.firstName,
      lastName: customer.lastName,
      email: customer.email,
      phoneNumber: customer.phoneNumber ?? null,
      dateOfBirth: customer.dateOfBirth ?? null,
    },
  };
}

/** See HoldState. */
export function holdState(hold: Hold): HoldState {
  return {
    reservationId: hold.reservationId,
    ...visitState(hold),
    expiresAt: new Date(hold.expiresMs).toISOString(),
  };
}

function visitState(visit: Appointment | Hold): VisitState {
  return {
    serviceIds: visit.serviceIds,
    branchId: visit.branchId,
    resourceId: visit.resourceId,
    startTime: new Date(visit.startMs).toISOString(),
    endTime: new Date(visit.endMs).toISOString(),
    numberOfReservations: visit.numberOfReservations,
    notes: visit.notes,
  };
}
