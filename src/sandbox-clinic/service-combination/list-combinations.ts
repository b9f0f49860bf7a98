import type { ClinicAnswer } from '../clinic-system.ts';
import type { Settings } from '../settings.ts';
import type { Branch, CombinationCatalogue } from './catalogue.ts';
import type { CombinationCall } from './combination-call.ts';
import type { CombinationRecords } from './combination-records.ts';
import { CombinationRefusal } from './refusal.ts';
import { combinedServiceIds, requireBranch } from './service-set.ts';

/** Combinations of all branches ([combination] 4.1). */
export function listCombinations(clinic: CombinationRecords): ClinicAnswer {
  requireFeature(clinic);
  const { catalogue } = clinic;
  const body = catalogue.branches.map((branch) => combinationsOf(catalogue, branch, clinic.settings()));
  return { status: 200, body };
}

/** Combinations of one branch; its path and shape are our assumption ([combination] 3, row 2). */
export function listBranchCombinations(clinic: CombinationRecords, call: CombinationCall): ClinicAnswer {
  requireFeature(clinic);
  const settings = clinic.settings();
  const combinations = combinationsOf(clinic.catalogue, requireBranch(clinic, call.id), settings);
  return { status: 200, body: settings.oneBranchAnswers === 'object' ? combinations : [combinations] };
}

function requireFeature(clinic: CombinationRecords): void {
  if (clinic.settings().combinations !== 'off') return;
  throw new CombinationRefusal(400, 'COMBINATIONS_OFF', 'Service combinations are not turned on.');
}

/** A service that is the only one with its resource type can't be combined; the others can, once that is configured. */
function combinationsOf(catalogue: CombinationCatalogue, branch: Branch, settings: Settings): object {
  const offered = catalogue.services.filter((service) => branch.serviceIds.includes(service.serviceId));
  const combined = combinedServiceIds(branch, settings);
  const serviceCombinations = [...new Set(offered.map((service) => service.resourceTypeId))].map(
    (resourceTypeId) => {
      const ids = offered
        .filter((service) => service.resourceTypeId === resourceTypeId)
        .map((service) => service.serviceId);
      const alone = ids.length < 2;
      return {
        resourceTypeId,
        combinableServices: alone ? [] : ids.filter((id) => !combined.includes(id)),
        unCombinableServices: alone ? ids : [],
        combinedServices: alone ? [] : ids.filter((id) => combined.includes(id)),
      };
    },
  );
  return { branchId: branch.branchId, serviceCombinations };
}
