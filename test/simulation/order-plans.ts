import { leasedWishes } from './lease-plans.ts';
import { combinedService } from './order-wishes.ts';
import type { Action, Plan } from './plan.ts';
import type { Random } from './random.ts';

/** Has users of Open API clinics order several services at once. */
export function orderedAtClinic(plan: Plan, random: Random): Plan {
  // Only single services are leased.
  const leased = leasedWishes(plan);
  const ordered = (action: Action): Action =>
    action.kind === 'create' &&
    plan.kinds[action.clinic] === 'open-api' &&
    !leased.has(action.wish) &&
    random.chance(0.6)
      ? { ...action, service: combinedService }
      : action;
  return { ...plan, rules: { ...plan.rules, orders: true }, actions: plan.actions.map(ordered) };
}
