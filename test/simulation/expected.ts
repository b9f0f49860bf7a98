import { actionKinds, callFaults, callKinds, staffDeeds, storeFaults, storeSteps } from './plan.ts';

/** Steps that are taken so seldom that only long runs meet each of their faults; no note is written where commands are single calls. */
const seldom: ReadonlySet<string> = new Set(['adopt', 'forgetVisitor', 'resignOwner', 'recordNote']);

const corners = [
  'enforceCapacity',
  'historyListsReserved',
  'historyListsCanceled',
  'cancelledCountsForOverlap',
  'reserveFindsVisitor',
  'createAnswersSchedule',
  'fullSlotsListed',
  'updateChecksOverlap',
  'updateOnlyReserved',
  'guardedRepeat',
];

const often = storeSteps.filter((step) => !seldom.has(step));

/** What a run of some thousands of histories has to reach: every fault at every call and step, every way in which an operation can go. */
export const expected: readonly string[] = [
  ...actionKinds.map((kind) => `action ${kind}`),
  ...staffDeeds.map((deed) => `staff ${deed}`),
  ...callKinds.flatMap((kind) => callFaults.map((fault) => `fault ${fault} at ${kind}`)),
  ...often.flatMap((step) => storeFaults.map((fault) => `fault ${fault} at ${step}`)),
  ...[...callKinds, ...often].map((name) => `crash after ${name}`),
  ...corners.flatMap((corner) => [`corner ${corner}: true`, `corner ${corner}: false`]),
  'corner bookingsPerUser: 2',
  'corner bookingsPerUser: null',
  'end create done',
  'end create refused',
  'end create given-up',
  'end create needs-person',
  'end move done',
  'end move refused',
  'end move given-up',
  'end cancel done',
  'end cancel refused',
  'end cancel given-up',
];
