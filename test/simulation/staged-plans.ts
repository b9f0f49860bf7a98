import type { Action, Deed, Plan } from './plan.ts';
import { Random } from './random.ts';
import { stagedAtBranch } from './staged-branch-plans.ts';

/** Luck of its own, so that the other stages are the same as they would be without it. */
const heardLateLuck = 0x4ea2d;
const muchLaterLuck = 0x3c1a7e;

/** Meetings that chance alone brings about in one of some ten thousand histories: the parts are set, only their times are left to it. */
export function staged(plan: Plan, random: Random): Plan {
  const calm: Plan = {
    ...plan,
    replicas: 1,
    kinds: ['open-api', 'open-api'],
    corners: { ...plan.corners, historyListsReserved: true },
    rules: { guardedRepeat: true, bookingsPerUser: null, leases: false, orders: false, house: false },
    callFaults: {},
    storeFaults: {},
    crashes: {},
    freezes: {},
    beyondReason: false,
  };
  if (random.chance(0.25)) return stagedAtBranch(calm, random);
  const own = new Random(plan.seed ^ heardLateLuck);
  if (own.chance(0.08)) return heardLate(calm, own);
  if (own.chance(0.04)) return lateAfterTheStaff(calm, own);
  const stage = random.pick([
    changedAfterRepeat,
    movedAfterResend,
    triedWhileWatched,
    triedWhileRemoved,
    metByTheFirst,
    endedBeforeTheFirst,
    oddWhileLookedFor,
    overLimitAtOnce,
    resentTooLate,
    thawedAfterTakeover,
  ]);
  return stage(calm, random);
}

const first = { kind: 'create', clinic: 0, person: 0, service: 0, twins: 1 } as const;

/** A create that gets no answer, is repeated for its known visitor, and is changed at once: the first command may be late as well. */
function changedAfterRepeat(plan: Plan, random: Random): Plan {
  const changedMs = 4_700 + random.between(0, 3_000);
  const change: Deed = random.chance(0.5) ? { kind: 'cancel', wish: 1 } : { kind: 'move', wish: 1, slot: 3 };
  return {
    ...plan,
    actions: [
      { atMs: 500, wish: 0, slot: 0, ...first },
      { atMs: 3_000, wish: 1, slot: 1, ...first },
      { atMs: changedMs, ...change },
      { atMs: changedMs + random.between(300, 1_500), kind: 'move', wish: 1, slot: 5 },
    ],
    callFaults: { 'reserve#2': 'late-commit' },
  };
}

/** A move that gets no answer, is sent again, and is followed by another while the first command may still come. */
function movedAfterResend(plan: Plan, random: Random): Plan {
  return {
    ...plan,
    actions: [
      { atMs: 500, wish: 0, slot: 0, ...first },
      { atMs: 2_000, kind: 'move', wish: 0, slot: 2 },
      { atMs: 3_200 + random.between(0, 2_500), kind: 'move', wish: 0, slot: 4 },
    ],
    callFaults: { 'move#1': 'late-commit' },
  };
}

/** A create that was given up is tried again in the very moment in which its leftovers are looked for. */
function triedWhileWatched(plan: Plan, random: Random): Plan {
  const roundMs = 3_000 * random.between(4, 6);
  return {
    ...plan,
    rules: { ...plan.rules, guardedRepeat: false },
    actions: [
      { atMs: 500, wish: 0, slot: 0, ...first },
      { atMs: roundMs + random.between(-300, 100), kind: 'repeat', wish: 0 },
    ],
    callFaults: { 'reserve#1': 'lose-request' },
  };
}

/**
 * A create of the first half second that comes so late has been given up, and half of them are found when late effects are next looked
 * for, which is in the sixth round, soon after `foundMs`.
 */
const lateMs = 16_500;
const foundMs = 17_950;

/** A create that was given up comes after all, and is asked for again about when it is cancelled. */
function triedWhileRemoved(plan: Plan, random: Random): Plan {
  const removed = (repeatMs: number, faults: Pick<Plan, 'callFaults' | 'storeFaults'>): Plan => ({
    ...plan,
    replicas: 2,
    rules: { ...plan.rules, guardedRepeat: false },
    actions: [
      { atMs: 500, wish: 0, slot: 0, ...first },
      { atMs: repeatMs, kind: 'repeat', wish: 0 },
    ],
    callFaults: { 'reserve#1': 'late-commit', ...faults.callFaults },
    lateMs: { 'reserve#1': lateMs, 'cancel#1': random.between(2_000, 5_000), 'read-openings#2': 1_500 },
    storeFaults: faults.storeFaults,
    beyondReason: true,
  });
  const cancelledLate = { 'cancel#1': 'late-commit' } as const;
  const seenTooEarly = { ...cancelledLate, 'read-openings#2': 'delay' } as const;
  const [aroundMs, afterMs] = [random.between(-500, 50), random.between(50, 600)];
  return random.pick([
    removed(foundMs + afterMs, { callFaults: cancelledLate, storeFaults: {} }),
    // The step that would keep it from being adopted is on its way, or the other way round.
    removed(foundMs + afterMs, { callFaults: {}, storeFaults: { 'claimRemoval#1': 'store-delay' } }),
    removed(foundMs + aroundMs, { callFaults: {}, storeFaults: { 'adopt#1': 'store-delay' } }),
    // It wasn't there yet when the next attempt looked for it.
    removed(lateMs + 500, { callFaults: seenTooEarly, storeFaults: {} }),
  ]);
}

/** The guarded repeat of a create is slow: the first command arrives before it after all, and then its visitor gets another id. */
function metByTheFirst(plan: Plan, random: Random): Plan {
  return {
    ...plan,
    actions: [
      { atMs: 500, wish: 0, slot: 0, ...first },
      { atMs: 3_000, wish: 1, slot: 1, ...first },
      { atMs: 6_300, kind: 'staff', deed: 'merge-visitor', wish: 0, slot: 0 },
    ],
    callFaults: { 'reserve#2': 'late-commit', 'reserve#3': 'delay' },
    lateMs: { 'reserve#2': random.between(2_000, 3_000), 'reserve#3': 2_500 },
  };
}

/** The staff cancel what the guarded repeat of a create has made, and then the first command arrives: nothing is in its way any more. */
function endedBeforeTheFirst(plan: Plan, random: Random): Plan {
  const muchLater = new Random(plan.seed ^ muchLaterLuck);
  const lost = { 'cancel#1': random.pick(['refuse-connection', 'lose-request', 'late-commit'] as const) };
  return {
    ...plan,
    corners: { ...plan.corners, cancelledCountsForOverlap: false },
    actions: [
      { atMs: 500, wish: 0, slot: 0, ...first },
      { atMs: 3_000, wish: 1, slot: 2, ...first },
      { atMs: random.between(4_800, 6_000), kind: 'staff', deed: 'cancel', wish: 1, slot: 0 },
    ],
    // What the look for it is told may get lost. One that comes beyond all reason is mostly found by the last look.
    callFaults: { 'reserve#2': 'late-commit', ...(random.chance(0.4) ? lost : {}) },
    lateMs: { 'reserve#2': random.between(3_000, 5_400) },
    ...(muchLater.chance(0.3)
      ? { lateMs: { 'reserve#2': muchLater.between(26_000, 28_000) }, beyondReason: true }
      : {}),
  };
}

/** A create without answer has made its reservation, and the first look that gets through shows it in a state that nobody knows. */
function oddWhileLookedFor(plan: Plan, random: Random): Plan {
  return {
    ...plan,
    actions: [
      { atMs: 500, wish: 0, slot: 0, ...first },
      { atMs: 700 + random.between(0, 150), kind: 'staff', deed: 'odd', wish: 0, slot: 0 },
    ],
    callFaults: {
      'reserve#1': 'lose-response',
      'find-by-marker#1': 'lose-request',
      'find-by-marker#2': 'lose-request',
      'find-by-marker#3': 'lose-request',
    },
  };
}

/** A user who may have one more booking asks for two at once. */
function overLimitAtOnce(plan: Plan, random: Random): Plan {
  return {
    ...plan,
    rules: { ...plan.rules, bookingsPerUser: 2 },
    actions: [
      { atMs: 500, wish: 0, slot: 4, ...first },
      { atMs: 3_000, wish: 1, slot: 0, ...first },
      { atMs: 3_000 + random.between(0, 30), wish: 2, slot: 2, ...first },
    ],
  };
}

/** A command that got lost is sent again by the next process, after the staff have given the place to somebody else. */
function resentTooLate(plan: Plan, random: Random): Plan {
  // The only place of its calendar.
  const hour = { ...first, service: 1 };
  const filled: Deed = { kind: 'staff', deed: 'book', wish: 0, slot: 4 };
  const [kind, deed] = random.pick<readonly [string, Deed]>([
    ['move#1', { kind: 'move', wish: 0, slot: 4 }],
    ['reserve#2', { wish: 1, slot: 4, ...hour }],
  ]);
  return {
    ...plan,
    corners: { ...plan.corners, enforceCapacity: false },
    actions: [
      { atMs: 500, wish: 0, slot: 0, ...hour },
      { atMs: 2_500, ...deed },
      { atMs: 3_200 + random.between(0, 1_000), ...filled },
    ],
    callFaults: { [kind]: 'lose-request' },
    crashes: { [kind]: 6_500 },
  };
}

/** A process stands still over a command that was refused at the door, while another takes its operation over and sends it again. */
function thawedAfterTakeover(plan: Plan, random: Random): Plan {
  return {
    ...plan,
    replicas: 2,
    actions: [
      { atMs: 500, wish: 0, slot: 0, ...first },
      { atMs: 3_000, wish: 1, slot: 1, ...first },
      { atMs: 14_000, kind: 'repeat', wish: 1 },
    ],
    callFaults: {
      'reserve#2': 'refuse-connection',
      'reserve#3': random.pick(['delay', 'late-commit'] as const),
    },
    freezes: { 'reserve#2': random.between(5_000, 10_000) },
  };
}

/** A move without answer comes late: the staff have moved the visit elsewhere by then, and its place or another is wanted. */
function lateAfterTheStaff(plan: Plan, random: Random): Plan {
  // The only place of its calendar.
  const hour = { ...first, service: 1 };
  const next: Deed = random.chance(0.5)
    ? { wish: 1, slot: 4, ...hour, person: 1 }
    : { kind: 'move', wish: 0, slot: 12 };
  return {
    ...plan,
    corners: { ...plan.corners, enforceCapacity: false },
    actions: [
      { atMs: 500, wish: 0, slot: 0, ...hour },
      { atMs: 2_000, kind: 'move', wish: 0, slot: 4 },
      { atMs: 2_050 + random.between(0, 300), kind: 'staff', deed: 'move', wish: 0, slot: 8 },
      { atMs: 3_500 + random.between(0, 1_500), ...next },
    ],
    callFaults: { 'move#1': 'late-commit' },
    lateMs: { 'move#1': random.between(4_000, 5_400) },
  };
}

/** A process stands still with the answer to its command in hand, while the staff change what it tells of. */
export function heardLate(plan: Plan, random: Random): Plan {
  const command = random.pick(['reserve#1', 'move#1'] as const);
  const frozenMs = random.between(7_500, 9_000);
  const sentMs = command === 'reserve#1' ? 500 : 3_000;
  const thawMs = sentMs + frozenMs;
  const changed: Action = {
    atMs: sentMs + random.between(300, 1_000),
    kind: 'staff',
    deed: random.pick(['cancel', 'move'] as const),
    wish: 0,
    slot: 4,
  };
  const told: Action = { atMs: thawMs + random.between(1_500, 2_500), kind: 'status', wish: 0 };
  return {
    ...plan,
    // Else a booking is read soon after it was made, to learn its reservation's id.
    corners: { ...plan.corners, createAnswersSchedule: true },
    actions: [
      { atMs: 500, wish: 0, slot: 0, ...first },
      ...(command === 'move#1' ? [{ atMs: sentMs, kind: 'move', wish: 0, slot: 2 } as const] : []),
      changed,
      // Who has had no answer to a create doesn't know what to ask about.
      ...(command === 'reserve#1' ? [{ atMs: thawMs + 700, kind: 'repeat', wish: 0 } as const] : []),
      told,
    ],
    freezes: { [command]: frozenMs },
  };
}
