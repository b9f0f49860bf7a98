import { leasedWishes } from './lease-plans.ts';
import { type Action, type Plan, type StaffDeed, stormMs } from './plan.ts';
import type { Random } from './random.ts';
import { sprinkle } from './sprinkle.ts';
import { callFaults, houseCalls, houseSteps, storeFaults } from './troubles.ts';

type Creation = Extract<Action, { kind: 'create' }>;

/** Without its id and its mark nothing tells a reservation of a visitor from anybody else's, and a visitor who is gone from nobody. */
const leftOut: ReadonlySet<StaffDeed> = new Set(['merge-visitor', 'edit-memo']);

/** Has the house speak the clinic's own words: about visits of its own, about partners' visits, and with images. */
export function saidByHouse(plan: Plan, random: Random): Plan {
  const leased = leasedWishes(plan);
  const own = new Set<number>();
  const isAtClinic = (action: Action): action is Creation =>
    action.kind === 'create' && plan.kinds[action.clinic] === 'open-api';
  const visits = new Map(plan.actions.filter(isAtClinic).map((action) => [action.wish, action]));
  for (const wish of visits.keys()) if (!leased.has(wish) && random.chance(0.5)) own.add(wish);
  const actions = plan.actions
    .filter((action) => action.kind !== 'staff' || !leftOut.has(action.deed))
    .flatMap((action) => inOwnWords(action, visits, own, random));
  for (const visit of visits.values()) actions.push(...imagesOf(visit, random));
  const isTroubled = Object.keys(plan.callFaults).length > 0;
  return {
    ...plan,
    rules: { ...plan.rules, house: true },
    actions: actions.sort((one, other) => one.atMs - other.atMs),
    callFaults: {
      ...plan.callFaults,
      ...(isTroubled ? sprinkle(random, houseCalls, rate(0.25), () => random.pick(callFaults)) : {}),
    },
    storeFaults: {
      ...plan.storeFaults,
      ...(random.chance(0.25)
        ? sprinkle(random, houseSteps, rate(0.15), () => random.pick(storeFaults))
        : {}),
    },
    crashes: {
      ...plan.crashes,
      ...(random.chance(0.2)
        ? sprinkle(random, [...houseCalls, ...houseSteps], rate(0.12), () => random.between(20, 6_000))
        : {}),
    },
    freezes: {
      ...plan.freezes,
      ...(random.chance(0.14)
        ? { [`${random.pick([...houseStops, ...rarely])}#1`]: random.between(3_000, 9_000) }
        : {}),
    },
  };
}

/** Right where a command is about to be sent or its outcome to be written down. */
export const houseStops = [...houseCalls, 'claimKeyedChange', 'claimImages', 'endImages'] as const;

/** A visit has to be made before it can be changed, so few histories come to that; more of it goes wrong, so that all that can is tried. */
const rarely: ReadonlySet<string> = new Set(['house-update', 'claimKeyedChange']);

/** What is done to a visit of the house's own is always said in the clinic's words, to a partner's now and then. */
function inOwnWords(
  action: Action,
  visits: ReadonlyMap<number, Creation>,
  own: ReadonlySet<number>,
  random: Random,
): readonly Action[] {
  const { atMs } = action;
  if (action.kind === 'create' && own.has(action.wish)) {
    const { wish, clinic, person, service, slot } = action;
    const keyed = random.chance(0.8);
    // Two requests without a key are two wishes.
    const twins = keyed ? action.twins : 1;
    return [{ atMs, kind: 'house-reserve', wish, clinic, person, service, slot, keyed, twins }];
  }
  if (action.kind !== 'move' && action.kind !== 'cancel') return [action];
  const { wish } = action;
  if (!visits.has(wish) || (!own.has(wish) && random.chance(0.6))) return [action];
  const key = random.chance(0.7) ? atMs : null;
  const twins = random.pick([1, 1, 2]);
  const change: Action =
    action.kind === 'move'
      ? { atMs, kind: 'house-update', wish, slot: action.slot, key, twins }
      : { atMs, kind: 'house-cancel', wish, as: random.pick(['cancelled', 'no-show'] as const), key, twins };
  // Repeated under the same key, as by whoever got no answer.
  return random.chance(0.3) ? [change, { ...change, atMs: later(atMs, random) }] : [change];
}

function imagesOf({ atMs, wish, clinic, person }: Creation, random: Random): readonly Action[] {
  if (random.chance(0.5)) return [];
  const images: Action = {
    atMs: later(atMs, random),
    kind: 'house-images',
    wish,
    clinic,
    person,
    keyed: random.chance(0.8),
    ofBooking: random.chance(0.5),
    twins: random.pick([1, 1, 2]),
  };
  return random.chance(0.6) ? [images, { ...images, atMs: later(images.atMs, random) }] : [images];
}

function later(atMs: number, random: Random): number {
  return Math.min(stormMs, atMs + random.pick([random.between(10, 300), random.between(300, 9_000)]));
}

function rate(usual: number): (name: string) => number {
  return (name) => (rarely.has(name) ? 2.5 * usual : usual);
}
