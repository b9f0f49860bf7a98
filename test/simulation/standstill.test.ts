import { calmPlan } from './calm-plan.ts';
import { Coverage } from './coverage.ts';
import type { Action } from './plan.ts';
import { runHistory } from './run-history.ts';
import { SimDisk } from './sim-disk.ts';

describe('a simulated process that stands still', () => {
  test('stays so until the later end when it is stopped again meanwhile', async () => {
    const lines: string[] = [];
    const actions: readonly Action[] = [
      { atMs: 500, kind: 'create', wish: 0, clinic: 0, person: 0, service: 0, slot: 0, twins: 1 },
      { atMs: 1_000, kind: 'freeze', replica: 0, frozenMs: 6_000 },
      { atMs: 1_500, kind: 'status', wish: 0 },
      { atMs: 2_000, kind: 'freeze', replica: 0, frozenMs: 1_000 },
    ];
    const plan = calmPlan(1, ['open-api', 'open-api'], { actions });
    expect(await runHistory(plan, new SimDisk(), new Coverage(), (line) => lines.push(line))).toEqual([]);
    // A history begins 100 ms after its plan's zero.
    const answered = lines.find((line) => line.includes('(status token0) answered'));
    expect(Number.parseInt(answered ?? '', 10)).toBeGreaterThanOrEqual(7_100);
  });
});
