import type { EpochMs } from '../../../src/core/clock.ts';
import type { TimeSpan } from '../../../src/core/opening.ts';
import type { SimReservation } from '../sim-reservation.ts';

/** What is to be had: services of one resource at one time. */
export interface Visit extends TimeSpan {
  readonly resource: string;
  readonly serviceIds: readonly string[];
  readonly notes: string;
}

/** A reservation in the vendor's sense: a slot that is kept for some minutes ([combination] 6). */
export interface SimHold extends Visit {
  readonly id: string;
  readonly madeMs: EpochMs;
  /** When the command that made it had been sent; for who wants to know whose fault it is that it is still there. */
  readonly sentMs: EpochMs;
  state: 'held' | 'used' | 'released';
}

/** Who comes, as confirm said ([combination] 4.4). */
export interface Customer {
  readonly personalIdentifier: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

/** A visit as this system keeps it; `zone` is its resource, `scheduleId` its present id, `receiptId` the hold it was confirmed from. */
export interface SimAppointment extends SimReservation {
  readonly serviceIds: readonly string[];
  readonly customer: Customer;
  /** The hold that it has its present place from. '' for the staff's own. */
  holdId: string;
  /** As shown. */
  notes: string;
}
