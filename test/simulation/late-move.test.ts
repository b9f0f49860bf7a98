import { calmPlan } from './calm-plan.ts';
import { Coverage } from './coverage.ts';
import type { Action, Plan, StaffDeed } from './plan.ts';
import { runHistory } from './run-history.ts';
import { SimDisk } from './sim-disk.ts';

const disk = new SimDisk();

/** The only place of its calendar. */
const hour = { kind: 'create', clinic: 0, service: 1, twins: 1 } as const;

/** A move without answer that comes five seconds later, and staff who do something else with the visit before the first looks are over. */
function changedByTheStaff(deed: StaffDeed, staffMs: number, next: Action): Plan {
  const calm = calmPlan(3, ['open-api', 'open-api']);
  return {
    ...calm,
    corners: {
      ...calm.corners,
      enforceCapacity: false,
      updateChecksOverlap: false,
      updateOnlyReserved: false,
    },
    actions: [
      { atMs: 500, wish: 0, person: 0, slot: 0, ...hour },
      { atMs: 2_000, kind: 'move', wish: 0, slot: 4 },
      { atMs: staffMs, kind: 'staff', deed, wish: 0, slot: 8 },
      next,
    ],
    callFaults: { 'move#1': 'late-commit' },
    lateMs: { 'move#1': 5_000 },
  };
}

const staffMs = [2_050, 2_100, 2_200, 2_300];

async function check(deed: StaffDeed, done: string, next: Action): Promise<void> {
  for (const atMs of staffMs) {
    const lines: string[] = [];
    const plan = changedByTheStaff(deed, atMs, next);
    expect(await runHistory(plan, disk, new Coverage(), (line) => lines.push(line))).toEqual([]);
    const placeOf = (words: string): number => lines.findIndex((line) => line.includes(words));
    expect(placeOf(done)).toBeGreaterThan(0);
    expect(placeOf('adapter moved')).toBeGreaterThan(placeOf(done));
  }
}

describe('a move that may still come when the staff have moved the visit elsewhere', () => {
  test('keeps its place from others', () =>
    check('move', 'staff moved', { atMs: 4_000, wish: 1, person: 1, slot: 4, ...hour }));

  test('is waited for before the next one', () =>
    check('move', 'staff moved', { atMs: 4_000, kind: 'move', wish: 0, slot: 12 }));
});

test('a move is not refused for what the staff have ended while it may still come', () =>
  check('cancel', 'staff ended', { atMs: 4_000, kind: 'status', wish: 0 }));

test('a move that is refused since the staff were faster is over at once', async () => {
  const lines: string[] = [];
  const plan = calmPlan(4, ['service-combination', 'open-api'], {
    actions: [
      { atMs: 500, wish: 0, person: 0, slot: 0, ...hour },
      { atMs: 3_000, kind: 'move', wish: 0, slot: 4 },
      { atMs: 3_100, kind: 'staff', deed: 'move', wish: 0, slot: 8 },
    ],
  });
  const combination = { ...plan.combination, oauthRequestsPerSec: 0, rateLimitPerMinute: 0 };
  const branch: Plan = { ...plan, combination: { ...combination, rescheduleAppointmentId: 'changed' } };
  expect(await runHistory(branch, disk, new Coverage(), (line) => lines.push(line))).toEqual([]);
  const answer = lines.find((line) => line.includes('(move token0) answered: '));
  expect(answer).toContain('clinic-unavailable: the clinic changed the booking at the same time');
});
