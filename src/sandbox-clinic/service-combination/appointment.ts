import type { Interval } from '../interval.ts';

/** Who comes, as sent with confirm; lists of answers are kept but never shown ([combination] 4.4). */
export interface Customer {
  /** 10 to 48 letters and digits; never returned. */
  readonly personalIdentifier: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber?: string | undefined;
  readonly dateOfBirth?: string | undefined;
  readonly informationQuestions?: readonly string[] | undefined;
}

/** Where and when something takes place, and what. */
export interface Place extends Interval {
  readonly branchId: string;
  readonly resourceId: string;
  readonly serviceIds: readonly string[];
  /** Over all services. */
  readonly numberOfReservations: number;
  readonly notes: string;
}

/** The place alone. */
export function placeOf(place: Place): Place {
  const { branchId, resourceId, startMs, endMs, serviceIds, numberOfReservations, notes } = place;
  return { branchId, resourceId, startMs, endMs, serviceIds, numberOfReservations, notes };
}

/** A visit. It keeps the id of the reservation that gave it its present place. */
export interface Appointment extends Place {
  readonly appointmentId: string;
  /** Undefined when staff booked it. */
  readonly reservationId: string | undefined;
  readonly status: 'CONFIRMED' | 'CANCELED';
  readonly customer: Customer;
  readonly createdMs: number;
}

/** What has become of a reservation; one that is held lapses at its end by itself. */
export type HoldStatus = 'held' | 'lapsed' | 'released' | 'used';

/** A reservation: holds its place until it is used, released, or its time is over ([combination] 6). */
export interface Hold extends Place {
  readonly reservationId: string;
  readonly status: HoldStatus;
  readonly madeMs: number;
  readonly expiresMs: number;
  /** The appointment that it was made to move, when that was said. */
  readonly forAppointmentId: string | undefined;
}
