import type { ClinicAnswer } from '../clinic-system.ts';
import { branchView, serviceView } from './appointment-view.ts';
import type { CombinationCall } from './combination-call.ts';
import type { CombinationRecords } from './combination-records.ts';

/**
 * The active services. An element starts with its `branch` ([combination] 4.12); that it goes on with `services`, in the shape
 * that appointments show, is our assumption.
 */
export function listServices(clinic: CombinationRecords, call: CombinationCall): ClinicAnswer {
  const { branches, services } = clinic.catalogue;
  const body = branches.map((branch) => ({
    branch: branchView(branch),
    services: services
      .filter((service) => branch.serviceIds.includes(service.serviceId))
      .map((service) => serviceView(service, call.language)),
  }));
  return { status: 200, body };
}
