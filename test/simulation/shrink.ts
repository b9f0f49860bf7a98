import { Coverage } from './coverage.ts';
import type { Plan } from './plan.ts';
import { runHistory } from './run-history.ts';
import type { SimDisk } from './sim-disk.ts';

/** A plan has at most a few hundred parts; cutting is over long before so many tries, unless something is wrong. */
const mostTries = 1_500;

/** One way to make a plan smaller; `null` when it is as small as it gets. */
type Cut = (plan: Plan) => readonly Plan[];

/** The smallest plan found that still breaks one of the same sentences (delta debugging: halves first, then smaller pieces). */
export async function shrink(plan: Plan, sentences: ReadonlySet<number>, disk: SimDisk): Promise<Plan> {
  let tries = 0;
  const stillBreaks = async (candidate: Plan): Promise<boolean> => {
    tries += 1;
    const violations = await runHistory(candidate, disk, new Coverage());
    return violations.some(({ sentence }) => sentences.has(sentence));
  };
  let smallest = plan;
  for (let found = true; found && tries < mostTries; ) {
    found = false;
    for (const cut of cuts) {
      for (const candidate of cut(smallest)) {
        if (tries >= mostTries) break;
        if (!(await stillBreaks(candidate))) continue;
        smallest = candidate;
        found = true;
        break;
      }
    }
  }
  return smallest;
}

const cuts: readonly Cut[] = [
  (plan) => pieces(plan.actions).map((actions) => ({ ...plan, actions })),
  (plan) => parts(plan.callFaults).map((callFaults) => ({ ...plan, callFaults })),
  (plan) => parts(plan.storeFaults).map((storeFaults) => ({ ...plan, storeFaults })),
  (plan) => parts(plan.crashes).map((crashes) => ({ ...plan, crashes })),
  (plan) => parts(plan.freezes).map((freezes) => ({ ...plan, freezes })),
  (plan) => (plan.replicas > 1 ? [{ ...plan, replicas: plan.replicas - 1 }] : []),
  (plan) => (plan.beyondReason ? [{ ...plan, beyondReason: false }] : []),
  fewerTwins,
];

/** The list without one of its pieces: the larger the piece, the earlier it is tried. */
function pieces<T>(list: readonly T[]): readonly (readonly T[])[] {
  const shorter: (readonly T[])[] = [];
  for (let length = list.length; length >= 1; length = Math.floor(length / 2)) {
    for (let from = 0; from < list.length; from += length)
      shorter.push([...list.slice(0, from), ...list.slice(from + length)]);
  }
  return shorter;
}

function parts<T>(record: Readonly<Record<string, T>>): readonly Readonly<Record<string, T>>[] {
  return pieces(Object.entries(record)).map((entries) => Object.fromEntries(entries));
}

function fewerTwins(plan: Plan): readonly Plan[] {
  return plan.actions.flatMap((action, at) =>
    'twins' in action && action.twins > 1
      ? [{ ...plan, actions: plan.actions.with(at, { ...action, twins: 1 }) }]
      : [],
  );
}
