import type { Settings } from '../settings.ts';
import { withOffset } from '../zoned-time.ts';
import type { Appointment, Hold } from './appointment.ts';
import type { Branch, CombinationService } from './catalogue.ts';
import type { CombinationRecords } from './combination-records.ts';

/** An instant as answers write it: in the branch's offset, or as `Z` ([combination] 7). */
export function writtenTime(instantMs: number, branch: Branch, settings: Settings): string {
  if (settings.answeredTimes === 'branch') return withOffset(instantMs, branch.timeZone);
  return new Date(instantMs).toISOString().replace('.000Z', 'Z');
}

/** A slot as answers write it. */
export function timeSlotView(
  slot: { readonly startMs: number; readonly endMs: number },
  branch: Branch,
  settings: Settings,
): object {
  return {
    startTime: writtenTime(slot.startMs, branch, settings),
    endTime: writtenTime(slot.endMs, branch, settings),
  };
}

/** A service as an appointment and the list of services show it ([combination] 4.8). */
export function serviceView(service: CombinationService, language: string): object {
  const { serviceId, maxNumberOfReservations } = service;
  return { id: serviceId, name: nameIn(service, language), config: { maxNumberOfReservations } };
}

/** A branch as an appointment and the list of services show it ([combination] 4.8). */
export function branchView({ branchId, name, address, location }: Branch): object {
  return { id: branchId, name, address, location };
}

/** The appointment object of search, details, reschedule, and by our assumption confirm ([combination] 4.8). */
export function appointmentView(
  clinic: CombinationRecords,
  appointment: Appointment,
  language: string,
): object {
  const { appointmentId, customer } = appointment;
  const { firstName, lastName, phoneNumber, email, dateOfBirth } = customer;
  const shown = { firstName, lastName, phoneNumber, email, dateOfBirth };
  return visitView(clinic, { ...appointment, id: appointmentId, customer: shown }, language);
}

/** A hold in the shape of an appointment: under its reservation's id, and of nobody. */
export function heldView(clinic: CombinationRecords, hold: Hold, language: string): object {
  const nobody = { firstName: '', lastName: '', phoneNumber: '', email: '' };
  return visitView(clinic, { ...hold, id: hold.reservationId, customer: nobody }, language);
}

type Visit = Pick<
  Appointment,
  'branchId' | 'serviceIds' | 'startMs' | 'endMs' | 'numberOfReservations' | 'notes'
> & { readonly id: string; readonly customer: object };

function visitView(clinic: CombinationRecords, visit: Visit, language: string): object {
  const settings = clinic.settings();
  const branch = clinic.catalogue.branches.find((one) => one.branchId === visit.branchId);
  if (!branch) throw new Error(`a visit is at the unknown branch ${visit.branchId}`);
  return {
    appointmentId: visit.id,
    timeSlot: timeSlotView(visit, branch, settings),
    customer: visit.customer,
    ...servicesView(clinic, visit.serviceIds, language),
    branch: branchView(branch),
    numberOfReservations: visit.numberOfReservations,
    supportNotes: settings.appointmentShowsNotes ? visit.notes : '',
  };
}

function servicesView(clinic: CombinationRecords, serviceIds: readonly string[], language: string): object {
  const services = serviceIds.map((serviceId) => {
    const service = clinic.catalogue.services.find((one) => one.serviceId === serviceId);
    if (!service) throw new Error(`a visit has the unknown service ${serviceId}`);
    return serviceView(service, language);
  });
  switch (clinic.settings().appointmentShows) {
    case 'service':
      return { service: services[0] };
    case 'services':
      return { services };
    case 'both':
      return { service: services[0], services };
  }
}

function nameIn(service: CombinationService, language: string): string {
  const names: Readonly<Record<string, string | undefined>> = service.names ?? {};
  return (Object.hasOwn(names, language) ? names[language] : undefined) ?? service.name;
}
