import { Coverage } from './coverage.ts';
import type { Action, Plan } from './plan.ts';
import { planOf } from './plan-of-seed.ts';
import { runHistory } from './run-history.ts';
import { SimDisk } from './sim-disk.ts';

/** One process at two clinics of the Open API, where nothing goes wrong but what these actions say. */
function planWith(actions: readonly Action[]): Plan {
  return {
    ...planOf(1),
    replicas: 1,
    kinds: ['open-api', 'open-api'],
    rules: { guardedRepeat: true, bookingsPerUser: null, leases: false, orders: false, house: false },
    actions,
    callFaults: {},
    lateMs: {},
    storeFaults: {},
    crashes: {},
    freezes: {},
    beyondReason: false,
  };
}

describe('a simulated process that stands still', () => {
  test('stays so until the later end when it is stopped again meanwhile', async () => {
    const lines: string[] = [];
    const plan = planWith([
      { atMs: 500, kind: 'create', wish: 0, clinic: 0, person: 0, service: 0, slot: 0, twins: 1 },
      { atMs: 1_000, kind: 'freeze', replica: 0, frozenMs: 6_000 },
      { atMs: 1_500, kind: 'status', wish: 0 },
      { atMs: 2_000, kind: 'freeze', replica: 0, frozenMs: 1_000 },
    ]);
    expect(await runHistory(plan, new SimDisk(), new Coverage(), (line) => lines.push(line))).toEqual([]);
    // A history begins 100 ms after its plan's zero.
    const answered = lines.find((line) => line.includes('(status token0) answered'));
    expect(Number.parseInt(answered ?? '', 10)).toBeGreaterThanOrEqual(7_100);
  });
});
