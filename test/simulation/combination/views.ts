import type { TimeSpan } from '../../../src/core/opening.ts';
import type { SimAppointment, SimHold } from './appointment.ts';
import type { SimBranch } from './branch.ts';

/** A slot as answers write it ([combination] 7). */
export function slotView({ startSec, endSec }: TimeSpan, branch: SimBranch): object {
  const written = branch.corners.answeredTimes === 'utc' ? asUtc : inBranch;
  return { startTime: written(startSec), endTime: written(endSec), ...unknownItems(branch) };
}

/** The appointment object ([combination] 4.8): without status, and without the customer's identifier. */
export function appointmentView(appointment: SimAppointment, branch: SimBranch): object {
  const { firstName, lastName, email } = appointment.customer;
  return visitView(branch, appointment, appointment.scheduleId, { firstName, lastName, email });
}

/** A mere hold that a search lists: in the shape of an appointment, under its own id and of nobody ([combination] 11.3). */
export function holdView(hold: SimHold, branch: SimBranch): object {
  return visitView(branch, hold, hold.id, { firstName: '', lastName: '', email: '' });
}

type Shown = TimeSpan & { readonly serviceIds: readonly string[]; readonly notes: string };

function visitView(branch: SimBranch, visit: Shown, appointmentId: string, customer: object): object {
  const services = visit.serviceIds.map((id) => ({ id, name: `Service ${id}` }));
  const { appointmentShows } = branch.corners;
  return {
    appointmentId,
    timeSlot: slotView(visit, branch),
    customer,
    ...(appointmentShows === 'services' ? {} : { service: services[0] }),
    ...(appointmentShows === 'service' ? {} : { services }),
    branch: { id: branch.id, name: 'Branch' },
    numberOfReservations: visit.serviceIds.length,
    supportNotes: branch.corners.appointmentShowsNotes ? visit.notes : '',
    ...unknownItems(branch),
  };
}

/** A client has to put up with properties that no page names ([combination] 2.5). */
function unknownItems({ corners }: SimBranch): object {
  return corners.extraFields ? { revision: { of: 'nobody knows what' }, tags: [null, 7] } : {};
}

function asUtc(sec: number): string {
  return `${new Date(sec * 1000).toISOString().slice(0, 19)}Z`;
}

/** Every history lies in winter, an hour ahead of UTC. */
function inBranch(sec: number): string {
  return `${new Date((sec + 3_600) * 1000).toISOString().slice(0, 19)}+01:00`;
}
