import { calmPlan } from './calm-plan.ts';
import { Coverage } from './coverage.ts';
import type { Action } from './plan.ts';
import { runHistory } from './run-history.ts';
import { SimDisk } from './sim-disk.ts';

test('look-ups of a process whose create came to nothing elsewhere, while it stood still, show the place as free', async () => {
  const calm = calmPlan(3, ['open-api', 'open-api']);
  const lookUps: readonly Action[] = Array.from({ length: 8 }, (_, number) => ({
    atMs: 16_000 + number * 400,
    kind: 'look-up',
    clinic: 0,
    service: 0,
    slot: 0,
  }));
  const lines: string[] = [];
  const plan = {
    ...calm,
    replicas: 2,
    corners: { ...calm.corners, historyListsReserved: true },
    rules: { ...calm.rules, guardedRepeat: false },
    actions: [
      { atMs: 500, kind: 'create', wish: 0, clinic: 0, person: 0, service: 0, slot: 0, twins: 1 } as const,
      ...lookUps,
    ],
    callFaults: { 'reserve#1': 'lose-request' } as const,
    freezes: { 'reserve#1': 6_500 },
  };
  expect(await runHistory(plan, new SimDisk(), new Coverage(), (line) => lines.push(line))).toEqual([]);
  expect(lines.some((line) => line.includes('p1.1 info: resuming an operation'))).toBe(true);
  const answers = lines.filter((line) => line.includes('(look-up ) answered: '));
  expect(answers).toHaveLength(lookUps.length);
  for (const answer of answers) expect(answer).toMatch(/answered: 2 places$/);
});
