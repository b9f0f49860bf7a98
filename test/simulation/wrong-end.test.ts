import { calmPlan } from './calm-plan.ts';
import { Coverage } from './coverage.ts';
import { planOf } from './plan-of-seed.ts';
import { runHistory } from './run-history.ts';
import { SimDisk } from './sim-disk.ts';

const visit = { kind: 'create', clinic: 0, person: 0, service: 0, twins: 1 } as const;

/** The first command of a create comes when its repeat has been answered and the staff have cancelled what that made. */
const plan = calmPlan(1, ['open-api', 'open-api'], {
  corners: {
    ...planOf(1).corners,
    historyListsReserved: true,
    historyListsCanceled: true,
    cancelledCountsForOverlap: false,
  },
  actions: [
    { atMs: 500, wish: 0, slot: 0, ...visit },
    { atMs: 3_000, wish: 1, slot: 2, ...visit },
    { atMs: 5_500, kind: 'staff', deed: 'cancel', wish: 1, slot: 0 },
  ],
  callFaults: { 'reserve#2': 'late-commit' },
  lateMs: { 'reserve#2': 5_000 },
});

describe('a reservation that comes after the staff have cancelled the one that its booking had', () => {
  test('is cancelled, and that breaks no promise', async () => {
    const lines: string[] = [];
    expect(await runHistory(plan, new SimDisk(), new Coverage(), (line) => lines.push(line))).toEqual([]);
    const happened = lines.flatMap((line) => /clinic 0: (\w+ \w+) \w+ of token1/.exec(line)?.[1] ?? []);
    expect(happened).toEqual(['adapter made', 'staff ended', 'adapter made', 'adapter ended']);
  });
});
