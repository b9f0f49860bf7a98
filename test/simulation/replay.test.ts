import { Coverage } from './coverage.ts';
import { type Plan, readPlan } from './plan.ts';
import { planOf } from './plan-of-seed.ts';
import { runHistory } from './run-history.ts';
import { shrink } from './shrink.ts';
import { SimDisk } from './sim-disk.ts';

async function traceOf(seed: number, disk: SimDisk): Promise<readonly string[]> {
  const lines: string[] = [];
  await runHistory(planOf(seed), disk, new Coverage(), (line) => lines.push(line));
  return lines;
}

describe('a simulated history', () => {
  test('is the same to the last line every time it is run, whatever was run before', async () => {
    const used = new SimDisk();
    for (let seed = 1; seed <= 40; seed += 1) {
      const first = await traceOf(seed, used);
      expect(first.length).toBeGreaterThan(0);
      expect(await traceOf(seed, new SimDisk())).toEqual(first);
    }
  });

  test('is the same when its plan has been through a file', async () => {
    const plan = planOf(7);
    expect(readPlan(JSON.stringify(plan))).toEqual(plan);
    expect(() => readPlan('{"seed":7}')).toThrow('not a plan');
  });

  test('keeps the luck of what stays in its plan when something else is cut out', async () => {
    const lines: string[] = [];
    const plan: Plan = { ...planOf(3), kinds: ['open-api', 'open-api'] };
    const first = plan.actions.find(({ kind }) => kind === 'create');
    const cut = {
      ...plan,
      actions: first === undefined ? [] : [first],
      callFaults: {},
      storeFaults: {},
      crashes: {},
      freezes: {},
    };
    await runHistory(cut, new SimDisk(), new Coverage(), (line) => lines.push(line));
    const whole: string[] = [];
    await runHistory(
      { ...plan, callFaults: {}, storeFaults: {}, crashes: {}, freezes: {} },
      new SimDisk(),
      new Coverage(),
      (line) => whole.push(line),
    );
    const beginning = (all: readonly string[]) => all.filter((line) => line.includes('read-openings#1 '));
    expect(beginning(lines)).not.toEqual([]);
    expect(beginning(lines)).toEqual(beginning(whole));
  });

  test('that breaks no sentence is not made smaller', async () => {
    const plan = planOf(1);
    expect(await shrink(plan, new Set([1]), new SimDisk())).toEqual(plan);
  });
});
