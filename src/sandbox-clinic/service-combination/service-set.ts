import type { Settings } from '../settings.ts';
import type { Branch, CombinationService, Resource } from './catalogue.ts';
import type { CombinationRecords } from './combination-records.ts';
import { CombinationRefusal, invalidInput } from './refusal.ts';

/** Services to be had in one visit at one branch, and how often. */
export interface ServiceSet {
  readonly branch: Branch;
  /** At least one; none twice; all of one resource type. */
  readonly services: readonly CombinationService[];
  /** Over all services ([combination] 1). */
  readonly numberOfReservations: number;
  /** Each of them can serve the visit. */
  readonly resources: readonly Resource[];
}

/** What a call says of the set; ids in lower case. */
export interface SetWish {
  readonly branchId: string;
  readonly serviceIds: readonly string[];
  readonly numberOfReservations?: number | undefined;
  readonly requestedResourceId?: string | undefined;
}

/**
 * The set that a call asks for. Throws CombinationRefusal when it can't be booked: unknown at the branch, repeated, only
 * combinable, uncombinable, of several resource types ([combination] 1), or with a number out of bounds. Our assumptions:
 * the number is one for each service when left out, no less than that as it is a sum, and no more than the services' maxima
 * together; a service that is to be had twice is in the number and not in the list.
 */
export function requireServiceSet(clinic: CombinationRecords, wish: SetWish): ServiceSet {
  const branch = requireBranch(clinic, wish.branchId);
  if (wish.serviceIds.length === 0) throw invalidInput('serviceIds must name at least one service');
  if (new Set(wish.serviceIds).size < wish.serviceIds.length) {
    throw invalidInput('serviceIds must not repeat a service');
  }
  const services = wish.serviceIds.map((serviceId) => requireService(clinic, branch, serviceId));
  requireCombined(clinic, branch, services);
  const numberOfReservations = wish.numberOfReservations ?? services.length;
  const most = services.reduce((sum, service) => sum + service.maxNumberOfReservations, 0);
  if (numberOfReservations < services.length || numberOfReservations > most) {
    throw invalidInput(`numberOfReservations must be from ${services.length} to ${most}`);
  }
  const resources = resourcesFor(branch, services, wish.requestedResourceId);
  return { branch, services, numberOfReservations, resources };
}

/** The branch with the id; throws CombinationRefusal. */
export function requireBranch(clinic: CombinationRecords, branchId: string): Branch {
  const branch = clinic.catalogue.branches.find((one) => one.branchId === branchId);
  if (!branch) throw new CombinationRefusal(404, 'BRANCH_NOT_FOUND', 'There is no such branch.');
  return branch;
}

/** The services that staff let be booked together at the branch, by the setting `combinations` too. */
export function combinedServiceIds(branch: Branch, settings: Settings): readonly string[] {
  return settings.combinations === 'configured' ? branch.combinedServiceIds : [];
}

/**
 * Length of a slot in minutes. The vendor's calculation isn't published ([combination] 1). Ours, for the double: a service
 * alone takes its duration; several take the longest of their durations and each one's additional time; and every
 * reservation beyond one for each service adds `extraReservationMin`.
 */
export function slotMinutes(
  services: readonly CombinationService[],
  numberOfReservations: number,
  settings: Settings,
): number {
  const longest = Math.max(...services.map((service) => service.durationMinutes));
  const additional = services.reduce((sum, service) => sum + service.additionalMinutes, 0);
  const extra = (numberOfReservations - services.length) * settings.extraReservationMin;
  return longest + (services.length > 1 ? additional : 0) + extra;
}

function requireService(clinic: CombinationRecords, branch: Branch, serviceId: string): CombinationService {
  const service = clinic.catalogue.services.find((one) => one.serviceId === serviceId);
  if (service && branch.serviceIds.includes(serviceId)) return service;
  throw new CombinationRefusal(404, 'SERVICE_NOT_FOUND', 'The branch has no such service.');
}

function requireCombined(
  clinic: CombinationRecords,
  branch: Branch,
  services: readonly CombinationService[],
): void {
  if (services.length === 1) return;
  const settings = clinic.settings();
  if (settings.combinations === 'off') {
    throw new CombinationRefusal(400, 'COMBINATIONS_OFF', 'Service combinations are not turned on.');
  }
  if (new Set(services.map((service) => service.resourceTypeId)).size > 1) {
    throw new CombinationRefusal(400, 'SERVICES_NOT_COMBINABLE', 'The services need different resources.');
  }
  const combined = combinedServiceIds(branch, settings);
  if (!services.every((service) => combined.includes(service.serviceId))) {
    throw new CombinationRefusal(400, 'SERVICES_NOT_COMBINED', 'The services are not configured to combine.');
  }
}

function resourcesFor(
  branch: Branch,
  services: readonly CombinationService[],
  requestedResourceId: string | undefined,
): readonly Resource[] {
  const resourceTypeId = services[0]?.resourceTypeId;
  const able = branch.resources.filter((resource) => resource.resourceTypeId === resourceTypeId);
  if (requestedResourceId === undefined) return able;
  const requested = able.filter((resource) => resource.resourceId === requestedResourceId);
  if (requested.length > 0) return requested;
  throw new CombinationRefusal(404, 'RESOURCE_NOT_FOUND', 'No such resource serves the services.');
}
