import { drawCombinationCorners } from './combination/corners.ts';
import { withLeases } from './lease-plans.ts';
import {
  type Action,
  type ClinicKind,
  type Deed,
  type Plan,
  type StaffDeed,
  staffDeeds,
  stormMs,
} from './plan.ts';
import { Random } from './random.ts';
import { clinicCount, serviceCount } from './setting.ts';
import { sprinkle } from './sprinkle.ts';
import { staged } from './staged-plans.ts';
import { aboutTopic, kindsFor, type Topic, withTopics } from './topics.ts';
import {
  type CallFault,
  type CallKind,
  callFaults,
  combinationCalls,
  portCalls,
  storeFaults,
  storeSteps,
} from './troubles.ts';

/** What a history is mostly about, so that rare meetings become common in some of them. */
interface Mood {
  readonly wishes: readonly [number, number];
  readonly persons: number;
  readonly slots: number;
  readonly clinics: number;
  readonly services: number;
  readonly later: readonly [number, number];
  readonly staff: readonly [number, number];
  readonly deeds: readonly StaffDeed[];
  /** Users' deeds after the first wish; what stands here twice happens twice as often. */
  readonly laterKinds: readonly ('repeat' | 'move' | 'cancel' | 'status' | 'list' | 'look-up')[];
}

const mixed: Mood = {
  wishes: [1, 5],
  persons: 4,
  slots: 4,
  clinics: clinicCount,
  services: serviceCount,
  later: [0, 4],
  staff: [0, 1],
  deeds: staffDeeds,
  laterKinds: ['repeat', 'repeat', 'move', 'move', 'cancel', 'status', 'list', 'look-up'],
};

const moods: readonly Mood[] = [
  mixed,
  mixed,
  { ...mixed, wishes: [2, 5], slots: 3, clinics: 1, services: 1, staff: [0, 0] },
  { ...mixed, wishes: [2, 5], persons: 1, slots: 6, clinics: 1 },
  {
    ...mixed,
    wishes: [1, 3],
    slots: 6,
    clinics: 1,
    later: [3, 7],
    laterKinds: ['move', 'move', 'cancel', 'status'],
  },
  { ...mixed, wishes: [1, 3], persons: 2, clinics: 1, staff: [1, 4] },
  { ...mixed, wishes: [2, 4], persons: 2, clinics: 1, staff: [1, 2], deeds: ['merge-visitor', 'cancel'] },
];

/** Which systems run the clinics; moods of one clinic have only the first. */
const mixes: readonly (readonly ClinicKind[])[] = [
  ['open-api', 'open-api'],
  ['open-api', 'open-api'],
  ['open-api', 'service-combination'],
  ['service-combination', 'open-api'],
  ['service-combination', 'service-combination'],
];

/** How many calls or steps of each name may meet a fault; later ones are rarely reached. */
const reached: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...portCalls, ...combinationCalls].map((kind) => [kind, 30])),
  ...Object.fromEntries(storeSteps.map((step) => [step, 25])),
};

const timesReached = (name: string): number => reached[name] ?? 0;

/** A history of a handful of wishes on few places, with as much going wrong as the seed has luck for; `topic`: about that and in plain. */
export function planOf(seed: number, topic: Topic | null = null): Plan {
  const random = new Random(seed);
  if (topic !== null) return aboutTopic(plainPlan(random, seed, kindsFor(topic)), topic);
  const plan = plainPlan(random, seed);
  return random.chance(0.18) ? staged(plan, random) : withTopics(withLeases(plan));
}

function plainPlan(random: Random, seed: number, fixedKinds: readonly ClinicKind[] | null = null): Plan {
  const mood = random.pick(moods);
  const drawnKinds = random.pick(mixes);
  const kinds = fixedKinds ?? drawnKinds;
  const beyondReason = random.chance(0.07);
  const calls: readonly CallKind[] = [
    ...(kinds.includes('open-api') ? portCalls : []),
    ...(kinds.includes('service-combination') ? combinationCalls : []),
  ];
  const wishes = random.between(...mood.wishes);
  const actions: Action[] = [];
  for (let wish = 0; wish < wishes; wish += 1) actions.push(...wishStory(random, mood, wish));
  actions.push(...staffStory(random, mood, wishes, actions), ...fate(random));
  const faultRate = random.pick([0, 0.04, 0.12, 0.3]);
  const storeRate = random.pick([0, 0, 0, 0.05]);
  const crashRate = random.pick([0, 0, 0.01, 0.03]);
  return {
    seed,
    replicas: random.pick([1, 1, 2, 3]),
    kinds,
    corners: {
      enforceCapacity: random.chance(0.2),
      historyListsReserved: random.chance(0.85),
      historyListsCanceled: random.chance(0.8),
      cancelledCountsForOverlap: random.chance(0.15),
      reserveFindsVisitor: random.chance(0.7),
      createAnswersSchedule: random.chance(0.4),
      fullSlotsListed: random.chance(0.7),
      updateChecksOverlap: random.chance(0.2),
      updateOnlyReserved: random.chance(0.3),
    },
    combination: drawCombinationCorners(random, beyondReason),
    rules: {
      guardedRepeat: random.chance(0.6),
      bookingsPerUser: random.pick([null, null, null, 2]),
      leases: false,
      orders: false,
      house: false,
    },
    actions: actions.sort((one, other) => one.atMs - other.atMs),
    callFaults: {
      ...sprinkle(
        random,
        calls,
        (kind) => faultRate * (kind === 'release-reservation' ? 4 : commands.has(kind) ? 2 : 0.7),
        () => random.pick(callFaults),
        timesReached,
      ),
      ...deafness(random),
      ...(kinds.includes('service-combination') ? turnedAway(random) : {}),
    },
    lateMs: {},
    storeFaults: sprinkle(
      random,
      storeSteps,
      (step) => storeRate * (isRoutine(step) ? 0.5 : rarely.has(step) ? 5 : 1),
      () => random.pick(storeFaults),
      timesReached,
    ),
    crashes: sprinkle(
      random,
      [...calls, ...storeSteps],
      (name) => crashRate * (isRoutine(name) ? 0.5 : rarely.has(name) ? 5 : 1),
      () => random.between(20, 6_000),
      timesReached,
    ),
    freezes: stillness(random, kinds),
    beyondReason,
  };
}

/** Steps and calls that few histories come to; more of them go wrong, so that all that can is tried. */
const rarely: ReadonlySet<string> = new Set([
  'moment',
  'claimChange',
  'recordStep',
  'bookingsOfUser',
  'adopt',
  'claimRemoval',
  'endRemoval',
  'endWatch',
  'forgetVisitor',
  'resignOwner',
  'move',
  'cancel',
  'reschedule-appointment',
  'cancel-appointment',
  'release-reservation',
]);

function isRoutine(name: string): boolean {
  return name === 'renewOwner' || name === 'takeOver' || name === 'watched' || name === 'stale';
}

/** Some clinics don't hear one of the commands at all, however often it is sent. */
function deafness(random: Random): Readonly<Record<string, CallFault>> {
  if (!random.chance(0.06)) return {};
  const kind = random.pick(['reserve', 'move', 'move', 'cancel', 'cancel'] as const);
  const fault = random.pick(['lose-request', 'status-503'] as const);
  return Object.fromEntries(Array.from({ length: 6 }, (_, number) => [`${kind}#${number + 1}`, fault]));
}

/** A hold in hand and turned away with it, as often as it is tried: it has to be given up, which may go wrong as well. */
function turnedAway(random: Random): Readonly<Record<string, CallFault>> {
  if (!random.chance(0.15)) return {};
  const kind = random.pick(['confirm-reservation', 'reschedule-appointment'] as const);
  const number = random.between(1, 2);
  return {
    [`${kind}#${number}`]: 'status-429',
    [`${kind}#${number + 1}`]: 'status-429',
    ...(random.chance(0.8) ? { 'release-reservation#1': random.pick(callFaults) } : {}),
  };
}

/** Where a process stands still. */
export const portStops = ['claimCreate', 'claimChange', 'recordStep', 'reserve', 'move'] as const;
export const branchStops = [
  'recordNote',
  'reserve-time-slot',
  'confirm-reservation',
  'reschedule-appointment',
] as const;
const allStops = [...portStops, ...branchStops] as const;

/** Long enough to lose the lease, right where a command is about to be sent or its outcome to be written down. */
function stillness(random: Random, kinds: readonly ClinicKind[]): Readonly<Record<string, number>> {
  if (!random.chance(0.12)) return {};
  const step = random.pick(kinds.includes('service-combination') ? allStops : portStops);
  return { [`${step}#${random.between(1, 3)}`]: random.between(3_000, 14_000) };
}

const commands: ReadonlySet<string> = new Set([
  'reserve',
  'move',
  'cancel',
  'reserve-time-slot',
  'confirm-reservation',
  'reschedule-appointment',
  'cancel-appointment',
  'release-reservation',
]);

function wishStory(random: Random, mood: Mood, wish: number): readonly Action[] {
  const startMs = random.between(0, stormMs / 2);
  const person = random.between(0, mood.persons - 1);
  const clinic = random.between(0, mood.clinics - 1);
  const service = random.between(0, mood.services - 1);
  const slot = random.between(0, mood.slots - 1);
  const twins = random.pick([1, 1, 1, 2, 4]);
  const story: Action[] = [{ atMs: startMs, kind: 'create', wish, clinic, person, service, slot, twins }];
  let atMs = startMs;
  for (let count = random.between(...mood.later); count > 0; count -= 1) {
    // Some deeds come close on each other's heels, some after everything has settled.
    atMs += random.pick([random.between(0, 50), random.between(50, 1_500), random.between(1_500, 9_000)]);
    if (atMs > stormMs) break;
    const kind = random.pick(mood.laterKinds);
    const later: Deed =
      kind === 'move'
        ? { kind, wish, slot: random.between(0, mood.slots - 1) }
        : kind === 'list'
          ? { kind, person }
          : kind === 'look-up'
            ? { kind, clinic: random.between(0, mood.clinics - 1), service, slot }
            : { kind, wish };
    story.push({ atMs, ...later });
  }
  return story;
}

function staffStory(random: Random, mood: Mood, wishes: number, story: readonly Action[]): readonly Action[] {
  const actions: Action[] = [];
  for (let count = random.between(...mood.staff); count > 0; count -= 1) {
    const deed = random.pick(mood.deeds);
    const at = { wish: random.between(0, wishes - 1), slot: random.between(0, mood.slots - 1) };
    // Half of what the staff do falls into the seconds in which a wish is being carried out.
    const begunMs = story.find((action) => action.kind === 'create' && action.wish === at.wish)?.atMs ?? 0;
    const atMs = random.chance(0.5) ? begunMs + random.between(30, 4_000) : random.between(0, stormMs);
    actions.push({ atMs, kind: 'staff', deed, ...at });
    const next = deed === 'no-show' ? 'restore' : deed === 'start-visit' ? 'complete' : null;
    if (next !== null && random.chance(0.6))
      actions.push({ atMs: atMs + random.between(50, 5_000), kind: 'staff', deed: next, ...at });
  }
  return actions;
}

function fate(random: Random): readonly Action[] {
  const actions: Action[] = [];
  const add = (deed: Deed): void => {
    actions.push({ atMs: random.between(0, stormMs), ...deed });
  };
  const replica = (): number => random.between(0, 2);
  for (let count = random.pick([0, 0, 0, 1, 2]); count > 0; count -= 1)
    add({ kind: 'crash', replica: replica(), downMs: random.between(10, 6_000) });
  if (random.chance(0.1)) add({ kind: 'freeze', replica: replica(), frozenMs: random.between(1_000, 9_000) });
  if (random.chance(0.1))
    add({
      kind: 'clinic-down',
      clinic: random.between(0, clinicCount - 1),
      downMs: random.between(100, 9_000),
    });
  if (random.chance(0.1)) add({ kind: 'drain', replica: replica(), downMs: random.between(10, 3_000) });
  return actions;
}
