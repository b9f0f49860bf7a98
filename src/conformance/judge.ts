import { Attempt, Blocked, NotApplicable, Stopped } from './attempt.ts';
import { cleanUp } from './clean-up.ts';
import type { Grade, ScenarioResult, ScenarioState } from './finding.ts';
import { lookUpRequest } from './messages.ts';
import type { GroupedScenario } from './scenario.ts';
import type { Target, Way } from './target.ts';

/** What is told while a run goes on. */
export interface Progress {
  begin(id: string, number: number, total: number): void;
  end(result: ScenarioResult): void;
}

/** What became of all scenarios. */
export interface Judgement {
  readonly results: readonly ScenarioResult[];
  /** What could not be cancelled, in words. */
  readonly leftBehind: readonly string[];
  /** Whether the server stopped answering, so that the scenarios that are left would say nothing. */
  readonly fellSilent: boolean;
}

/** After so many calls in a row without any answer the server is asked whether it is there at all. */
const silentCalls = 5;

/** Tries scenarios one after the other over one way; a run that is to end skips those that are left. */
export async function judge(
  target: Target,
  way: Way,
  scenarios: readonly GroupedScenario[],
  progress: Progress,
): Promise<Judgement> {
  const results: ScenarioResult[] = [];
  const leftBehind: string[] = [];
  for (const [index, grouped] of scenarios.entries()) {
    if (target.signal.aborted) break;
    progress.begin(grouped.id, index + 1, scenarios.length);
    const { result, left } = await tryScenario(target, way, grouped);
    results.push(result);
    leftBehind.push(...left.map((what) => `${what} (${grouped.id}, ${way.transport})`));
    progress.end(result);
    if (await isSilent(target, way)) return { results, leftBehind, fellSilent: true };
  }
  return { results, leftBehind, fellSilent: false };
}

/** Each further call would be waited for in vain. */
async function isSilent({ calls, feed }: Target, { channel }: Way): Promise<boolean> {
  const last = calls.slice(-silentCalls);
  if (last.length < silentCalls || last.some(({ exchange }) => exchange.outcome !== 'no-answer'))
    return false;
  const lookUp = lookUpRequest(feed.slots.slice(0, 1));
  return (await channel.call('BatchAvailabilityLookup', lookUp)).outcome === 'no-answer';
}

async function tryScenario(
  target: Target,
  way: Way,
  { id, scenario }: GroupedScenario,
): Promise<{ readonly result: ScenarioResult; readonly left: readonly string[] }> {
  const attempt = new Attempt(id, scenario.rules, target, way.channel);
  const from = target.clock.ticks();
  const finish = (state: ScenarioState, reason: string): ScenarioResult => ({
    id,
    transport: way.transport,
    state,
    reason,
    findings: attempt.findings,
    calls: attempt.calls,
    tookMs: target.clock.ticks() - from,
  });
  const missing = scenario.needs?.find((method) => !target.offers[method]);
  if (missing !== undefined)
    return { result: finish('not-applicable', `${missing} is not offered`), left: [] };
  try {
    const reason = await run(attempt, way, scenario);
    const left = await cleanUp(attempt, { searchLists: attempt.findings.length > 0 });
    return { result: finish(stateOf(attempt, reason), reason ?? ''), left };
  } catch (error) {
    const left = await cleanUp(attempt, { searchLists: attempt.findings.length > 0 });
    if (error instanceof Stopped) return { result: finish('stopped', 'the run was ended'), left };
    throw error;
  }
}

/** Gives why the scenario isn't applicable, or null. */
async function run(
  attempt: Attempt,
  way: Way,
  scenario: GroupedScenario['scenario'],
): Promise<string | null> {
  try {
    switch (scenario.over) {
      case 'both':
        await scenario.run(attempt);
        return null;
      case 'HTTP':
        if (way.transport !== 'HTTP') return 'is about HTTP';
        await scenario.run(attempt, way.channel);
        return null;
      case 'gRPC':
        if (way.transport !== 'gRPC') return 'is about gRPC';
        await scenario.run(attempt, way.channel);
        return null;
      case 'control':
        if (attempt.target.control === null) return 'needs --control';
        await scenario.run(attempt, attempt.target.control);
        return null;
    }
  } catch (error) {
    if (error instanceof NotApplicable) return error.message;
    if (error instanceof Blocked) return null;
    throw error;
  }
}

function stateOf({ findings }: Attempt, reason: string | null): ScenarioState {
  if (reason !== null) return 'not-applicable';
  const counts: ReadonlySet<Grade> = new Set(['must', 'should']);
  return findings.some(({ grade }) => counts.has(grade)) ? 'deviated' : 'passed';
}
