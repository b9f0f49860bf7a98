import { calmPlan } from './calm-plan.ts';
import { Coverage } from './coverage.ts';
import type { Plan } from './plan.ts';
import { runHistory } from './run-history.ts';
import { SimDisk } from './sim-disk.ts';

test('an appointment that gets yet another id while it is looked for under the last one is not taken for cancelled', async () => {
  const disk = new SimDisk();
  const plan = calmPlan(15_401, ['service-combination', 'open-api'], {
    callFaults: { 'reschedule-appointment#1': 'lose-response' },
  });
  const combination = {
    ...plan.combination,
    oauthRequestsPerSec: 0,
    rateLimitPerMinute: 0,
    rescheduleAppointmentId: 'changed',
    canceledDetailsShown: false,
    appointmentShowsNotes: true,
    rescheduleKeepsNotes: true,
    searchAnswers: 'array',
  } as const;
  const metAt: number[] = [];
  for (let staffMs = 3_150; staffMs < 3_500; staffMs += 10) {
    const lines: string[] = [];
    const moved: Plan = {
      ...plan,
      combination,
      actions: [
        { atMs: 500, kind: 'create', wish: 0, clinic: 0, person: 0, service: 0, slot: 0, twins: 1 },
        { atMs: 3_000, kind: 'move', wish: 0, slot: 4 },
        { atMs: staffMs, kind: 'staff', deed: 'move', wish: 0, slot: 0 },
      ],
    };
    const violations = await runHistory(moved, disk, new Coverage(), (line) => lines.push(line));
    expect({ staffMs, violations }).toEqual({ staffMs, violations: [] });
    if (lines.some((line) => /get-appointment a-a-4 : 4/.test(line))) metAt.push(staffMs);
  }
  expect(metAt).not.toEqual([]);
});
