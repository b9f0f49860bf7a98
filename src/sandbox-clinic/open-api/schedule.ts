import type * as z from 'zod';
import type { Interval } from '../interval.ts';
import type { account, funnel, Phone, requestedProcedure } from './body-items.ts';

/** `ScheduleDetailReservationContract.status` without its zero value ([clinic] 10.1). */
export type ReservationStatus = 'RESERVED' | 'CANCELED' | 'NO_SHOW' | 'IN_PROGRESS' | 'COMPLETED';

/** Whether a reservation in this state takes up its place. */
export function isLive(status: ReservationStatus): boolean {
  return status === 'RESERVED' || status === 'IN_PROGRESS' || status === 'COMPLETED';
}

/** One occupied range of a schedule; its id is unique within the schedule ([clinic] 11). */
export interface Entry extends Interval {
  readonly occupiedResourceId: string;
  readonly reservationGroupId: string;
  readonly zoneId: string;
}

/** What a reservation says besides its time and place ([clinic] 7.1, 9). */
export interface ReservationDetails {
  readonly consultationRequired: boolean;
  readonly sedationRequired: boolean;
  readonly counselor?: z.output<typeof account> | undefined;
  readonly doctor?: z.output<typeof account> | undefined;
  readonly funnel?: z.output<typeof funnel> | undefined;
  readonly reservationMemo?: string | undefined;
  readonly reservationAssignee?: { readonly id: string; readonly name: string } | undefined;
  readonly requestedProcedures: ReadonlyArray<z.output<typeof requestedProcedure>>;
}

/** A visit record as stored; times in epoch milliseconds, entries in the order they were sent. */
export interface Schedule {
  readonly scheduleId: string;
  readonly reservationId: string;
  readonly visitorId: string;
  /** Where the visitor reports. */
  readonly zoneId: string;
  readonly status: ReservationStatus;
  readonly statusChangedMs: number;
  readonly createdMs: number;
  readonly details: ReservationDetails;
  readonly entries: readonly Entry[];
}

/** A visitor as stored. */
export interface Visitor {
  readonly visitorId: string;
  readonly chartNumber: string;
  readonly name: string;
  /** Absent for someone whom the staff wrote down without one. */
  readonly phone: Phone | undefined;
  readonly createdMs: number;
}

/** From the first entry's start to the last one's end. */
export function spanOf(entries: readonly Entry[]): Interval {
  return {
    startMs: Math.min(...entries.map((entry) => entry.startMs)),
    endMs: Math.max(...entries.map((entry) => entry.endMs)),
  };
}
