import type { ServiceId } from '../../../src/core/identifiers.ts';
import {
  type CombinationMerchant,
  type CombinationService,
  combinationMerchantSchema,
} from '../../../src/drivers/service-combination/settings.ts';
import type { CombinationCorners } from '../plan.ts';
import { extraService, serviceAt } from '../setting.ts';

/** How long a hold lasts, and how old one may be that is used: as the real fifteen and ten minutes, for histories of seconds. */
export const holdLifetimeMs = 40_000;
const holdAgeSec = 25;

/** A service in the system's own words. */
export interface SimService {
  readonly id: string;
  readonly resourceType: string;
  readonly lengthSec: number;
}

/** Two kinds of half hours that combine, and an hour that nothing combines with. */
export const systemServices: readonly SimService[] = [
  { id: 'svc-half', resourceType: 'room', lengthSec: 1_800 },
  { id: 'svc-extra', resourceType: 'room', lengthSec: 1_800 },
  { id: 'svc-hour', resourceType: 'device', lengthSec: 3_600 },
];

/** What stands in a branch; each serves one visit at a time. */
export const resources: readonly { readonly id: string; readonly type: string }[] = [
  { id: 'room-1', type: 'room' },
  { id: 'room-2', type: 'room' },
  { id: 'device-1', type: 'device' },
];

/** The partner's services: one, a set of two in one visit, and one of another kind of resource. */
const configured: readonly CombinationService[] = [
  { serviceIds: ['svc-half'] },
  { serviceIds: ['svc-hour'] },
  { serviceIds: ['svc-half', 'svc-extra'] },
];

/** What each of the partner's services is in the system. */
export const branchServices: ReadonlyMap<ServiceId, CombinationService> = new Map([
  ...configured.map((service, number) => [serviceAt(number).id, service] as const),
  [extraService.id, { serviceIds: ['svc-extra'] }],
]);

export function serviceIdsOf(service: string): readonly string[] {
  const found = [...branchServices].find(([id]) => id === service);
  if (found === undefined) throw new Error(`no service ${service}`);
  return found[1].serviceIds;
}

/** How the adapter is told to reach the branch: what nobody documents is set as this system has it. */
export function connectionTo(branchId: string, corners: CombinationCorners): CombinationMerchant {
  return combinationMerchantSchema.parse({
    baseUrl: 'https://combination.example',
    clientId: `client-${branchId}`,
    clientSecret: 'client-secret',
    account: `account-${branchId}`,
    tenantId: 'tenant',
    branchId,
    identifierKey: 'key-of-the-simulation',
    settings: {
      holdAgeSec,
      cancelledDetails: corners.canceledDetailsShown ? 'shown' : 'gone',
      requestsPerMinute: corners.rateLimitPerMinute === 0 ? 100_000 : corners.rateLimitPerMinute,
      longestLeaveAloneMs: 2_000,
    },
  });
}
