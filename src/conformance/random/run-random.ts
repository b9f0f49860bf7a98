import fc from 'fast-check';
import { Attempt, NotApplicable, Stopped } from '../attempt.ts';
import { cleanUp } from '../clean-up.ts';
import type { Finding, ScenarioResult } from '../finding.ts';
import type { Target, Way } from '../target.ts';
import { Deviation } from './deviation.ts';
import { histories, type Operation } from './operation.ts';
import { playHistory } from './play-history.ts';

const id = 'random/answers-agree-with-the-model';

/** Which histories to play. */
export type RandomPlan =
  | { readonly seed: number; readonly runs: number; readonly steps: number }
  | { readonly history: readonly Operation[] };

/** What a run of random histories came to. */
export interface RandomRun {
  readonly result: ScenarioResult;
  readonly leftBehind: readonly string[];
  /** The shortest history found that deviates. */
  readonly history: readonly Operation[] | null;
}

/** Shortening ends after so many tries; by then hardly anything is left that can go. */
const mostTries = 250;

/** One played history. */
interface Played {
  readonly deviation: Deviation | null;
  readonly calls: number;
}

/** Plays histories until one deviates, and then shortens it as long as it still does. */
export async function runRandom(
  target: Target,
  way: Way,
  plan: RandomPlan,
  tell: (played: number) => void,
): Promise<RandomRun> {
  const from = target.clock.ticks();
  const leftBehind: string[] = [];
  let [played, calls, found, tries] = [0, 0, 0, 0];
  let reason = '';

  async function play(history: readonly Operation[]): Promise<Deviation | null> {
    if (target.signal.aborted || reason !== '' || tries > mostTries) return null;
    if (found > 0) tries += 1;
    try {
      const outcome = await playOnce(target, way, history, leftBehind);
      played += 1;
      calls += outcome.calls;
      tell(played);
      if (outcome.deviation !== null) found += 1;
      return outcome.deviation;
    } catch (error) {
      if (!(error instanceof NotApplicable)) throw error;
      // With a deviation in hand, it only means that no slots are left to shorten it further.
      if (found === 0) reason = error.message;
      return null;
    }
  }

  const shortest = 'history' in plan ? await replay(plan.history, play) : await findShortest(plan, play);
  const findings = shortest === null ? [] : [findingOf(shortest.deviation)];
  const state = reason !== '' ? 'not-applicable' : findings.length > 0 ? 'deviated' : 'passed';
  const tookMs = target.clock.ticks() - from;
  return {
    result: { id, transport: way.transport, state, reason, findings, calls, tookMs },
    leftBehind,
    history: shortest?.history ?? null,
  };
}

interface Found {
  readonly history: readonly Operation[];
  readonly deviation: Deviation;
}

type Play = (history: readonly Operation[]) => Promise<Deviation | null>;

async function replay(history: readonly Operation[], play: Play): Promise<Found | null> {
  const deviation = await play(history);
  return deviation === null ? null : { history, deviation };
}

async function findShortest(
  { seed, runs, steps }: Extract<RandomPlan, { seed: number }>,
  play: Play,
): Promise<Found | null> {
  // Shortening tries ever shorter histories, so the last that deviates is the shortest.
  const found: Found[] = [];
  const property = fc.asyncProperty(histories(steps), async (history) => {
    const deviation = await play(history);
    if (deviation !== null) found.push({ history, deviation });
    return deviation === null;
  });
  await fc.check(property, { seed, numRuns: runs });
  return found.at(-1) ?? null;
}

async function playOnce(
  target: Target,
  way: Way,
  history: readonly Operation[],
  leftBehind: string[],
): Promise<Played> {
  const attempt = new Attempt(id, [], target, way.channel);
  let deviation: Deviation | null = null;
  try {
    await playHistory(attempt, history);
  } catch (error) {
    if (error instanceof Deviation) deviation = error;
    else if (!(error instanceof Stopped)) throw error;
  } finally {
    // Nobody knows what a server that deviates has in those slots now.
    if (deviation !== null) attempt.spent.push(...attempt.held);
    const left = await cleanUp(attempt, { searchLists: deviation !== null });
    leftBehind.push(...left.map((what) => `${what} (${id}, ${way.transport})`));
  }
  return { deviation, calls: attempt.calls };
}

function findingOf({ expected, answers, rules }: Deviation): Finding {
  const exchanges = answers.map(({ exchange }) => exchange);
  const found = exchanges.map(({ status, received }) => `${status} ${received}`.trim()).join('; ');
  return { grade: 'must', expected, found, rules, exchanges };
}
