import fc from 'fast-check';
import { RepeatBudget } from '../../../src/drivers/clinic-gate/repeat-budget.ts';
import { ManualClock } from './manual-clock.ts';

const step = fc.oneof(
  fc.constant({ kind: 'earn' } as const),
  fc.constant({ kind: 'spend' } as const),
  fc.record({ kind: fc.constant('pass' as const), ms: fc.nat(1500) }),
);

test('repeats are never more than their share of calls, one for each second, and those at once', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(5),
      fc.array(step, { maxLength: 200 }),
      (repeatShare, repeatsAtOnce, steps) => {
        const clock = new ManualClock();
        const budget = new RepeatBudget({ repeatShare, repeatsAtOnce }, clock);
        let calls = 0;
        let seconds = 0;
        let repeats = 0;
        for (const next of steps) {
          if (next.kind === 'pass') {
            clock.advance(next.ms);
            seconds += next.ms / 1000;
          } else if (next.kind === 'earn') {
            budget.earn();
            calls += 1;
          } else if (budget.spend()) repeats += 1;
          expect(repeats).toBeLessThanOrEqual(repeatsAtOnce + repeatShare * calls + seconds + 1e-6);
        }
      },
    ),
  );
});

test('a tenth of the calls may be repeated in the long run', () => {
  const budget = new RepeatBudget({ repeatShare: 0.1, repeatsAtOnce: 10 }, new ManualClock());
  while (budget.spend());
  let repeats = 0;
  for (let calls = 0; calls < 1000; calls += 1) {
    budget.earn();
    if (budget.spend()) repeats += 1;
  }
  expect(repeats).toBe(100);
});

test('who calls seldom may always repeat', () => {
  const clock = new ManualClock();
  const budget = new RepeatBudget({ repeatShare: 0.1, repeatsAtOnce: 2 }, clock);
  for (let calls = 0; calls < 20; calls += 1) {
    budget.earn();
    expect([budget.spend(), budget.spend()]).toEqual([true, true]);
    clock.advance(2000);
  }
});

test('a quiet time saves up no more than what may be repeated at once', () => {
  const clock = new ManualClock();
  const budget = new RepeatBudget({ repeatShare: 1, repeatsAtOnce: 2 }, clock);
  for (let calls = 0; calls < 20; calls += 1) budget.earn();
  clock.advance(60_000);
  expect([budget.spend(), budget.spend(), budget.spend()]).toEqual([true, true, false]);
});
