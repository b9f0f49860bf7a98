import { Random } from './random.ts';

/** What may happen to one call from adapter to clinic. Named as the sandbox clinic's faults are. */
export const callFaults = [
  'lose-request',
  'lose-response',
  'late-commit',
  'delay',
  'status-503',
  'status-500-applied',
  'status-429',
  'garbage',
  'refuse-connection',
] as const;
export type CallFault = (typeof callFaults)[number];

/** What may happen to one step of the store. */
export const storeFaults = ['store-lost-before', 'store-lost-after', 'store-delay'] as const;
export type StoreFault = (typeof storeFaults)[number];

/** Undocumented corners of the clinic, one position each ([clinic] 17.5). */
export interface ClinicCorners {
  readonly enforceCapacity: boolean;
  readonly historyListsReserved: boolean;
  readonly cancelledCountsForOverlap: boolean;
  readonly reserveFindsVisitor: boolean;
}

/** Something that a user, the staff or fate does at a certain time. Slots, persons and bookings are numbers, so that plans can be cut. */
export type Action = { readonly atMs: number } & (
  | {
      readonly kind: 'create';
      readonly wish: number;
      readonly person: number;
      readonly service: number;
      readonly slot: number;
      readonly twins: number;
    }
  | { readonly kind: 'repeat'; readonly wish: number }
  | { readonly kind: 'move'; readonly wish: number; readonly slot: number }
  | { readonly kind: 'cancel'; readonly wish: number }
  | { readonly kind: 'status'; readonly wish: number }
  | { readonly kind: 'list'; readonly person: number }
  | { readonly kind: 'look-up'; readonly service: number; readonly slot: number }
  | {
      readonly kind: 'staff';
      readonly deed: 'move' | 'cancel' | 'no-show' | 'book';
      readonly wish: number;
      readonly slot: number;
    }
  | { readonly kind: 'crash'; readonly replica: number; readonly downMs: number }
  | { readonly kind: 'clinic-down'; readonly downMs: number }
  | { readonly kind: 'drain'; readonly replica: number; readonly downMs: number }
);

/** One history, whole: the same plan gives the same history. */
export interface Plan {
  readonly seed: number;
  readonly replicas: number;
  readonly corners: ClinicCorners;
  readonly actions: readonly Action[];
  /** By the number of the call since the beginning. */
  readonly callFaults: ReadonlyMap<number, CallFault>;
  readonly storeFaults: ReadonlyMap<number, StoreFault>;
  /** A replica dies right before its n-th await of store or clinic goes on. */
  readonly crashesAtAwait: ReadonlyMap<number, number>;
  /** Late commits may come after the adapter has stopped expecting them. */
  readonly beyondReason: boolean;
}

/** How long users, staff and fate are at work. */
export const stormMs = 30_000;

export const slotCount = 4;
export const personCount = 4;
export const serviceCount = 2;

/** A history of a handful of wishes on few places, with as much going wrong as the seed has luck for. */
export function planOf(seed: number): Plan {
  const random = new Random(seed);
  const wishes = random.between(1, 5);
  const actions: Action[] = [];
  for (let wish = 0; wish < wishes; wish += 1) actions.push(...wishStory(random, wish));
  actions.push(...fate(random, wishes));
  const faultRate = random.pick([0, 0.05, 0.15, 0.4]);
  const storeRate = random.pick([0, 0, 0, 0.04]);
  const crashRate = random.pick([0, 0, 0.01, 0.03]);
  return {
    seed,
    replicas: random.pick([1, 1, 2, 3]),
    corners: {
      enforceCapacity: random.chance(0.2),
      historyListsReserved: random.chance(0.8),
      cancelledCountsForOverlap: random.chance(0.2),
      reserveFindsVisitor: random.chance(0.7),
    },
    actions: actions.sort((one, other) => one.atMs - other.atMs),
    callFaults: sprinkle(random, 400, faultRate, () => random.pick(callFaults)),
    storeFaults: sprinkle(random, 400, storeRate, () => random.pick(storeFaults)),
    crashesAtAwait: sprinkle(random, 400, crashRate, () => random.between(20, 8_000)),
    beyondReason: random.chance(0.05),
  };
}

function wishStory(random: Random, wish: number): readonly Action[] {
  const startMs = random.between(0, stormMs / 2);
  const person = random.between(0, personCount - 1);
  const service = random.between(0, serviceCount - 1);
  const twins = random.pick([1, 1, 1, 2, 4]);
  const story: Action[] = [
    { atMs: startMs, kind: 'create', wish, person, service, slot: random.between(0, slotCount - 1), twins },
  ];
  for (let count = random.between(0, 5); count > 0; count -= 1) {
    const atMs = startMs + random.between(0, stormMs - startMs);
    story.push({ atMs, ...laterAction(random, wish, person, service) });
  }
  return story;
}

type Later = Action extends infer One ? (One extends { atMs: number } ? Omit<One, 'atMs'> : never) : never;

function laterAction(random: Random, wish: number, person: number, service: number): Later {
  const slot = random.between(0, slotCount - 1);
  const kind = random.pick([
    'repeat',
    'repeat',
    'move',
    'move',
    'cancel',
    'status',
    'list',
    'look-up',
  ] as const);
  switch (kind) {
    case 'move':
      return { kind, wish, slot };
    case 'list':
      return { kind, person };
    case 'look-up':
      return { kind, service, slot };
    case 'repeat':
    case 'cancel':
    case 'status':
      return { kind, wish };
  }
}

function fate(random: Random, wishes: number): readonly Action[] {
  const actions: Action[] = [];
  const somewhen = (): number => random.between(0, stormMs);
  if (random.chance(0.3)) {
    const deed = random.pick(['move', 'cancel', 'no-show', 'book'] as const);
    actions.push({
      atMs: somewhen(),
      kind: 'staff',
      deed,
      wish: random.between(0, wishes - 1),
      slot: random.between(0, slotCount - 1),
    });
  }
  for (let count = random.pick([0, 0, 1, 2]); count > 0; count -= 1) {
    actions.push({
      atMs: somewhen(),
      kind: 'crash',
      replica: random.between(0, 2),
      downMs: random.between(10, 8_000),
    });
  }
  if (random.chance(0.1))
    actions.push({ atMs: somewhen(), kind: 'clinic-down', downMs: random.between(100, 10_000) });
  if (random.chance(0.1))
    actions.push({
      atMs: somewhen(),
      kind: 'drain',
      replica: random.between(0, 2),
      downMs: random.between(10, 3_000),
    });
  return actions;
}

function sprinkle<T>(random: Random, length: number, rate: number, value: () => T): ReadonlyMap<number, T> {
  const map = new Map<number, T>();
  if (rate === 0) return map;
  for (let index = 0; index < length; index += 1) if (random.chance(rate)) map.set(index, value());
  return map;
}
