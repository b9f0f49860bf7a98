import type { OccupiedTimeState, ScheduleState, VisitorState } from '../open-api/state-views.ts';
import type { AppointmentState, HoldState } from '../service-combination/state-views.ts';

/** Everything that the clinic systems have stored, oldest first; lists of a system that isn't served are empty. */
export interface StoredLists {
  readonly visitors: readonly VisitorState[];
  readonly schedules: readonly ScheduleState[];
  readonly images: readonly unknown[];
  readonly occupiedTimes: readonly OccupiedTimeState[];
  readonly appointments: readonly AppointmentState[];
  /** Only those in force. */
  readonly holds: readonly HoldState[];
}

/** What is stored, and how often each operation was called since the start or the last reset. */
export interface SandboxState extends StoredLists {
  readonly calls: Readonly<Record<string, number>>;
}

/** The lists of a sandbox that has stored nothing. */
export const emptyLists: StoredLists = {
  visitors: [],
  schedules: [],
  images: [],
  occupiedTimes: [],
  appointments: [],
  holds: [],
};
