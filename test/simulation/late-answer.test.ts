import { calmPlan } from './calm-plan.ts';
import { Coverage } from './coverage.ts';
import type { Plan } from './plan.ts';
import { planOf } from './plan-of-seed.ts';
import { Random } from './random.ts';
import { runHistory } from './run-history.ts';
import { SimDisk } from './sim-disk.ts';
import { heardLate } from './staged-plans.ts';

const disk = new SimDisk();

const calm = calmPlan(1, ['open-api', 'open-api']);

describe('the answer to a command that is taken in hand long after it came', () => {
  const plans = Array.from({ length: 40 }, (_, seed) => heardLate(calm, new Random(seed)));

  test.each(['reserve#1', 'move#1'])(
    'tells nothing of what the staff did since: a status after %s is read in the clinic',
    async (command) => {
      const staged = plans.filter(({ freezes }) => freezes[command] !== undefined);
      expect(staged.length).toBeGreaterThan(10);
      for (const plan of staged) {
        const lines: string[] = [];
        expect(await runHistory(plan, disk, new Coverage(), (line) => lines.push(line))).toEqual([]);
        expect(lines.some((line) => line.includes('(status token0) answered: '))).toBe(true);
      }
    },
  );

  test('is settled in a history that would be broken by it', async () => {
    const lines: string[] = [];
    expect(await runHistory(planOf(73_678), disk, new Coverage(), (line) => lines.push(line))).toEqual([]);
    const at = (words: string): number =>
      Number.parseInt(lines.find((line) => line.includes(words)) ?? '', 10);
    expect(at('settle#2')).toBeGreaterThan(at('clinic 0: staff ended') + 5_000);
  });
});

test('a status whose reading a move has overtaken is read again', async () => {
  const lines: string[] = [];
  const plan: Plan = {
    ...calm,
    corners: { ...calm.corners, createAnswersSchedule: true },
    actions: [
      { atMs: 500, kind: 'create', wish: 0, clinic: 0, person: 0, service: 0, slot: 0, twins: 1 },
      { atMs: 7_000, kind: 'status', wish: 0 },
      { atMs: 7_080, kind: 'move', wish: 0, slot: 2 },
    ],
    // The reading is on its way to the record when the move begins, which is carried out and stays without answer for a while.
    storeFaults: { 'recordObservation#1': 'store-delay' },
    callFaults: { 'move#1': 'lose-response', 'read-back#3': 'delay' },
    lateMs: { 'read-back#3': 900 },
  };
  expect(await runHistory(plan, disk, new Coverage(), (line) => lines.push(line))).toEqual([]);
  const told = (words: string): string | undefined =>
    /confirmed at (\d+)/.exec(lines.find((line) => line.includes(words)) ?? '')?.[1];
  const moved = told('(move token0) answered: ');
  expect(moved).not.toBe(told('(create token0) answered: '));
  expect(told('(status token0) answered: ')).toBe(moved);
});

async function linesOf(seed: number): Promise<readonly string[]> {
  const lines: string[] = [];
  expect(await runHistory(planOf(seed), disk, new Coverage(), (line) => lines.push(line))).toEqual([]);
  return lines;
}

test('a refusal that comes out when a process goes on is not told: a repeat has been booked elsewhere meanwhile', async () => {
  const lines = await linesOf(179_703);
  const answers = lines.filter((line) => line.includes('(create token1) answered: '));
  expect(answers.slice(0, 2)).toEqual([
    expect.stringMatching(/ask 9 .* confirmed at /),
    expect.stringMatching(/ask 7 .* outcome-unknown: /),
  ]);
});

test('the first command of a repeated create is watched for longer than it should take', async () => {
  const lines = await linesOf(138_024);
  const at = (words: string): number => lines.findIndex((line) => line.includes(words));
  expect(at('(cancel token3) answered: ')).toBeGreaterThan(0);
  expect(at('adapter made sa4 of token3')).toBeGreaterThan(at('(cancel token3) answered: '));
  expect(at('adapter ended sa4 of token3')).toBeGreaterThan(at('adapter made sa4 of token3'));
});
