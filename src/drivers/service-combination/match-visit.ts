import type { TimeSpan } from '../../core/opening.ts';
import { carriesMarker, carriesSomeMarker } from '../marker.ts';
import type { Appointment } from './appointment.ts';
import { isElsewhere } from './appointments.ts';

/** Whether it is a visit at the branch at exactly that time ([combination] 11.3: match branch, start and end). Instants, never texts. */
export function isTheVisit(one: Appointment, { startSec, endSec }: TimeSpan, branchId: string): boolean {
  return one.startSec === startSec && one.endSec === endSec && !isElsewhere(one, branchId);
}

/** Whether its notes say that another booking made it: one user may book for several people at one time. */
export function isAnothers({ notes }: Appointment, marker: string): boolean {
  return carriesSomeMarker(notes) && !carriesMarker(notes, marker);
}
