import { calmPlan } from './calm-plan.ts';
import { Coverage } from './coverage.ts';
import type { Action, Plan } from './plan.ts';
import { runHistory } from './run-history.ts';
import { SimDisk } from './sim-disk.ts';

const disk = new SimDisk();

/** The only place of its calendar. */
const hour = { kind: 'create', clinic: 0, service: 1, twins: 1 } as const;

/** A move without answer that comes five seconds later, and staff who move the visit elsewhere before the first looks are over. */
function movedByTheStaff(staffMs: number, next: Action): Plan {
  const calm = calmPlan(3, ['open-api', 'open-api']);
  return {
    ...calm,
    corners: { ...calm.corners, enforceCapacity: false },
    actions: [
      { atMs: 500, wish: 0, person: 0, slot: 0, ...hour },
      { atMs: 2_000, kind: 'move', wish: 0, slot: 4 },
      { atMs: staffMs, kind: 'staff', deed: 'move', wish: 0, slot: 8 },
      next,
    ],
    callFaults: { 'move#1': 'late-commit' },
    lateMs: { 'move#1': 5_000 },
  };
}

const staffMs = [2_050, 2_100, 2_200, 2_300];

describe('a move that may still come when the staff have moved the visit elsewhere', () => {
  async function check(next: Action): Promise<void> {
    for (const atMs of staffMs) {
      const lines: string[] = [];
      const plan = movedByTheStaff(atMs, next);
      expect(await runHistory(plan, disk, new Coverage(), (line) => lines.push(line))).toEqual([]);
      const placeOf = (words: string): number => lines.findIndex((line) => line.includes(words));
      expect(placeOf('adapter moved')).toBeGreaterThan(placeOf('staff moved'));
    }
  }

  test('keeps its place from others', () => check({ atMs: 4_000, wish: 1, person: 1, slot: 4, ...hour }));

  test('is waited for before the next one', () => check({ atMs: 4_000, kind: 'move', wish: 0, slot: 12 }));
});
