import type { Plan } from './plan.ts';
import { planOf } from './plan-of-seed.ts';

/** One process, where nobody does anything and nothing goes wrong but what a test adds; corners and luck are the seed's. */
export function calmPlan(seed: number, kinds: Plan['kinds'], rest: Partial<Plan> = {}): Plan {
  return {
    ...planOf(seed),
    replicas: 1,
    kinds,
    rules: { guardedRepeat: true, bookingsPerUser: null, leases: false, orders: false, house: false },
    actions: [],
    callFaults: {},
    lateMs: {},
    storeFaults: {},
    crashes: {},
    freezes: {},
    beyondReason: false,
    ...rest,
  };
}
