import type { Clock } from './clock.ts';
import type { ControlClient } from './control/control-client.ts';
import type { Feed } from './feed/feed.ts';
import type { ScenarioResult } from './finding.ts';
import { judge, type Progress } from './judge.ts';
import { prepareTarget } from './prepare-target.ts';
import { type Report, timesOf } from './report/report.ts';
import type { GroupedScenario } from './scenario.ts';
import { SlotPool } from './slot-pool.ts';
import type { CallRecord, Target, Way } from './target.ts';

/** What a run works with. */
export interface RunSettings {
  readonly ways: readonly Way[];
  /** Of one merchant. */
  readonly feed: Feed;
  readonly control: ControlClient | null;
  readonly user: string;
  readonly runId: string;
  /** Gives a number that no other user or token of the run has, whichever way it is called. */
  readonly next: () => number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly patienceMs: number;
}

/** A target as one way sees it, with what was found out about it. */
export async function openTarget(
  settings: RunSettings,
  way: Way,
): Promise<{ readonly target: Target; readonly remarks: readonly string[] }> {
  const { feed, control, user, runId, next, clock, signal, patienceMs } = settings;
  const { offers, slots, remarks } = await prepareTarget(way.channel, feed);
  const calls: CallRecord[] = [];
  const target = {
    feed,
    pool: new SlotPool(slots),
    offers,
    control,
    clock,
    signal,
    patienceMs,
    runId,
    user,
    calls,
    next,
  };
  return { target, remarks: remarks.map((remark) => `${way.transport}: ${remark}`) };
}

/** Tries scenarios over each way. Throws Unreachable. */
export async function runScenarios(
  settings: RunSettings,
  scenarios: readonly GroupedScenario[],
  name: string,
  progressOf: (way: Way) => Progress,
): Promise<Report> {
  const { clock, feed, ways } = settings;
  const [startedMs, from] = [clock.now(), clock.ticks()];
  const results: ScenarioResult[] = [];
  const [remarks, leftBehind]: [string[], string[]] = [[], []];
  const calls: CallRecord[] = [];
  let fellSilent = false;
  for (const way of ways) {
    const opened = await openTarget(settings, way);
    remarks.push(...opened.remarks);
    const judged = await judge(opened.target, way, scenarios, progressOf(way));
    results.push(...judged.results);
    leftBehind.push(...judged.leftBehind);
    calls.push(...opened.target.calls);
    if (!judged.fellSilent) continue;
    fellSilent = true;
    const left = scenarios.length - judged.results.length;
    remarks.push(`${way.transport}: the server answers no more; ${left} scenarios were not tried`);
  }
  return {
    target: name,
    merchant: feed.slots[0]?.merchantId ?? '',
    startedMs,
    tookMs: clock.ticks() - from,
    remarks,
    results,
    times: timesOf(calls),
    leftBehind,
    interrupted: settings.signal.aborted,
    fellSilent,
  };
}

/** Counts up from one. */
export function counting(): () => number {
  let count = 0;
  return () => {
    count += 1;
    return count;
  };
}
