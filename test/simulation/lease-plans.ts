import { type Action, type ClinicKind, type Plan, stormMs } from './plan.ts';
import { Random } from './random.ts';
import { sprinkle } from './sprinkle.ts';
import { type StoreStep, storeFaults } from './troubles.ts';

/** Luck of its own, so that a plan without leases is the same as it would be if there were none. */
const leaseLuck = 0x1ea5e;

/** Shorter than what users get, as histories are. */
export const longestLeaseMs = 8_000;

/** Has users of Open API clinics lease slots before they book in some of the histories. */
export function withLeases(plan: Plan): Plan {
  const random = new Random(plan.seed ^ leaseLuck);
  if (!plan.kinds.includes('open-api') || !random.chance(0.3)) return plan;
  if (random.chance(0.1)) return usedWhileLookedAt({ ...plan, kinds: ['open-api', 'open-api'] }, random);
  return leased(plan, 'open-api', steps, random);
}

/** Has users of branches lease slots before they book, which the branch holds for them. */
export function leasedAtBranch(plan: Plan, random: Random): Plan {
  return leased(plan, 'service-combination', [...steps, 'recordHold', 'dropLease'], random);
}

function leased(plan: Plan, at: ClinicKind, names: readonly StoreStep[], random: Random): Plan {
  const actions = plan.actions.flatMap((action) =>
    action.kind === 'create' && plan.kinds[action.clinic] === at && random.chance(0.7)
      ? leasedFirst(action, random)
      : [action],
  );
  if (!actions.some(({ kind }) => kind === 'lease')) return plan;
  const isTroubled = Object.keys(plan.storeFaults).length > 0;
  return {
    ...plan,
    storeFaults: {
      ...plan.storeFaults,
      ...(isTroubled ? sprinkle(random, names, rare, () => random.pick(storeFaults)) : {}),
    },
    crashes: {
      ...plan.crashes,
      ...(random.chance(0.2) ? sprinkle(random, names, rare, () => random.between(20, 6_000)) : {}),
    },
    rules: { ...plan.rules, leases: true },
    actions: actions.sort((one, other) => one.atMs - other.atMs),
  };
}

/** Wishes that are leased before they are booked. */
export function leasedWishes({ actions }: Plan): ReadonlySet<number> {
  return new Set(actions.flatMap((action) => (action.kind === 'lease' ? [action.wish] : [])));
}

const slotOfOne = { wish: 0, clinic: 0, person: 0, service: 1, slot: 0 } as const;

/** A process stands still between its look at a token and its look at the lease, while another uses the lease up for that very token. */
function usedWhileLookedAt(plan: Plan, random: Random): Plan {
  return {
    ...plan,
    replicas: 2,
    rules: { guardedRepeat: true, bookingsPerUser: null, leases: true, orders: false, house: false },
    actions: [
      { atMs: 500, kind: 'lease', ...slotOfOne, forMs: longestLeaseMs, twins: 1 },
      { atMs: 2_000, kind: 'create', ...slotOfOne, twins: 4 },
    ],
    callFaults: {},
    storeFaults: {},
    crashes: {},
    freezes: { 'lookAtToken#1': random.between(300, 2_000) },
    beyondReason: false,
  };
}

/** Few steps are about leases, so each meets trouble more often than others. */
const rare = (): number => 0.2;

const steps = ['lease', 'leaseByReference', 'claimLease', 'leasedPlaces', 'endLeases'] as const;

/** Some book at once, some after a while, some too late, some never. */
function leasedFirst(create: Extract<Action, { kind: 'create' }>, random: Random): readonly Action[] {
  const { atMs, wish, clinic, person, service, slot } = create;
  const forMs = random.pick([1_500, 4_000, longestLeaseMs, 60_000]);
  const lease: Action = {
    atMs,
    kind: 'lease',
    wish,
    clinic,
    person,
    service,
    slot,
    forMs,
    twins: random.pick([1, 1, 2, 3]),
  };
  const again: readonly Action[] = random.chance(0.3)
    ? [{ ...lease, twins: 1, atMs: atMs + random.between(100, 4_000) }]
    : [];
  const delayMs = random.pick([
    random.between(50, 400),
    random.between(400, 3_000),
    random.between(400, 3_000),
    random.between(3_000, 10_000),
  ]);
  const bookedMs = atMs + delayMs;
  if (bookedMs > stormMs || random.chance(0.1)) return [lease, ...again];
  return [lease, ...again, { ...create, atMs: bookedMs }];
}
