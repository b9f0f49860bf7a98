import type { Plan } from './plan.ts';
import type { Random } from './random.ts';

/** Meetings at a service-combination system that chance alone hardly brings about; the parts are set, their times left to it. */
export function stagedAtBranch(calm: Plan, random: Random): Plan {
  const plan: Plan = { ...calm, kinds: ['service-combination', 'open-api'] };
  return random.pick(stages)(plan, random);
}

const stages = [
  resumedAfterRelease,
  movedOnWhileRenamed,
  repeatedWhileConfirmed,
  repeatedWhileMoved,
  bookedAgainAfterGivenUp,
  movedOntoTheCancelled,
] as const;

const first = { kind: 'create', clinic: 0, person: 0, service: 0, twins: 1, wish: 0, slot: 0 } as const;

/**
 * A process dies with a hold in hand that it hasn't written down. Who resumes the move is turned away with another hold, gives that up
 * without being heard, and the move is sent once more: what is given up must be used no more.
 */
function resumedAfterRelease(plan: Plan, random: Random): Plan {
  return {
    ...plan,
    actions: [
      { atMs: 500, ...first },
      { atMs: 2_000, kind: 'move', wish: 0, slot: 3 },
    ],
    callFaults: {
      'reschedule-appointment#1': 'status-429',
      'reschedule-appointment#2': 'status-429',
      'release-reservation#1': random.pick(['lose-request', 'late-commit', 'delay', 'status-503'] as const),
    },
    crashes: { 'reserve-time-slot#2': random.between(50, 3_000) },
  };
}

/** A move gives the appointment another id, its process dies before it hears of that, and the staff move the appointment on. */
function movedOnWhileRenamed(plan: Plan, random: Random): Plan {
  return {
    ...plan,
    combination: { ...plan.combination, rescheduleAppointmentId: 'changed', appointmentShowsNotes: true },
    actions: [
      { atMs: 500, ...first },
      { atMs: 2_000, kind: 'move', wish: 0, slot: 3 },
      { atMs: 3_000 + random.between(0, 2_000), kind: 'staff', deed: 'move', wish: 0, slot: 5 },
    ],
    callFaults: {},
    crashes: { 'reschedule-appointment#1': random.between(1_000, 6_000) },
  };
}

/** A confirm takes effect late, while it is repeated with the same hold, and the booking is changed as soon as it is there. */
function repeatedWhileConfirmed(plan: Plan, random: Random): Plan {
  return {
    ...plan,
    actions: [
      { atMs: 500, ...first },
      { atMs: 2_600 + random.between(0, 3_000), kind: 'move', wish: 0, slot: 3 },
      { atMs: 3_000 + random.between(0, 4_000), kind: 'repeat', wish: 0 },
    ],
    callFaults: {
      'confirm-reservation#1': 'late-commit',
      'confirm-reservation#2': random.pick(['lose-response', 'late-commit', 'delay'] as const),
    },
    // Mostly the repeat arrives when the hold is used up.
    lateMs: {
      'confirm-reservation#1': random.between(1_700, 3_000),
      'confirm-reservation#2': random.between(1_000, 2_200),
    },
  };
}

/** A reschedule takes effect late, and so does its repeat: the hold is used up by then. */
function repeatedWhileMoved(plan: Plan, random: Random): Plan {
  return {
    ...plan,
    actions: [
      { atMs: 500, ...first },
      { atMs: 2_000, kind: 'move', wish: 0, slot: 3 },
      { atMs: 3_000 + random.between(0, 4_000), kind: 'move', wish: 0, slot: random.pick([3, 5]) },
    ],
    callFaults: {
      'reschedule-appointment#1': 'late-commit',
      'reschedule-appointment#2': random.pick(['late-commit', 'delay'] as const),
    },
    lateMs: {
      'reschedule-appointment#1': random.between(700, 2_500),
      'reschedule-appointment#2': random.between(1_500, 5_000),
    },
  };
}

/**
 * A create comes to nothing, and while its late effects are still watched for the same visit is booked under another token. Where the
 * system shows no notes nothing but the time and the name can be seen of it.
 */
function bookedAgainAfterGivenUp(plan: Plan, random: Random): Plan {
  return {
    ...plan,
    combination: { ...plan.combination, appointmentShowsNotes: random.chance(0.3) },
    rules: { ...plan.rules, guardedRepeat: false },
    actions: [
      { atMs: 500, ...first },
      { atMs: 17_000 + random.between(0, 2_500), ...first, wish: 1 },
    ],
    callFaults: { 'confirm-reservation#1': random.pick(['lose-request', 'status-503'] as const) },
    // Until somebody takes that over, the record doesn't know the second appointment either.
    ...(random.chance(0.5)
      ? { replicas: 2, crashes: { 'confirm-reservation#2': random.between(2_000, 6_000) } }
      : {}),
  };
}

/** The staff move one visit of a user onto the time of another, which they cancel: only the record knows that what lies there isn't that. */
function movedOntoTheCancelled(plan: Plan, random: Random): Plan {
  const movedMs = 5_000 + random.between(0, 3_000);
  return {
    ...plan,
    combination: { ...plan.combination, appointmentShowsNotes: random.chance(0.3) },
    actions: [
      { atMs: 500, ...first },
      { atMs: 2_500, ...first, wish: 1, slot: 3 },
      { atMs: movedMs, kind: 'staff', deed: 'move', wish: 1, slot: 0 },
      { atMs: movedMs + 10, kind: 'staff', deed: 'edit-memo', wish: 1, slot: 0 },
      { atMs: movedMs + random.between(20, 2_000), kind: 'staff', deed: 'cancel', wish: 0, slot: 0 },
    ],
  };
}
