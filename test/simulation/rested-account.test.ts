import { calmPlan } from './calm-plan.ts';
import { Coverage } from './coverage.ts';
import type { Plan } from './plan.ts';
import { planOf } from './plan-of-seed.ts';
import type { Violation } from './promise-check.ts';
import { runHistory } from './run-history.ts';
import { SimDisk } from './sim-disk.ts';

const disk = new SimDisk();
const visit = { kind: 'create', clinic: 0, service: 0, twins: 1 } as const;

/** A branch where nothing goes wrong but what the plan says. */
function planAtBranch(seed: number): Plan {
  const { combination } = planOf(seed);
  return calmPlan(seed, ['service-combination', 'open-api'], {
    combination: { ...combination, oauthRequestsPerSec: 0, rateLimitPerMinute: 0 },
  });
}

function violationsOf(plan: Plan): Promise<readonly Violation[]> {
  return runHistory(plan, disk, new Coverage());
}

describe('an account of which too much was asked', () => {
  /** A process stands still over a second "too many", and is asked for free places so long after it goes on. */
  function lookedUpAfterThaw(afterMs: number): Plan {
    return {
      ...planAtBranch(11),
      actions: [
        { atMs: 1_000, wish: 0, person: 0, slot: 0, ...visit },
        { atMs: 9_000 + afterMs, kind: 'look-up', clinic: 0, service: 0, slot: 2 },
      ],
      callFaults: { 'confirm-reservation#1': 'status-429', 'confirm-reservation#2': 'status-429' },
      freezes: { 'confirm-reservation#2': 8_000 },
    };
  }

  test('rests from when the process hears of it, however late that is', async () => {
    expect(await violationsOf(lookedUpAfterThaw(1_500))).toEqual([]);
  });

  test('answers look-ups again when it has rested', async () => {
    expect(await violationsOf(lookedUpAfterThaw(8_000))).toEqual([]);
  });

  test('is asked again after calm when another process came first', async () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const plan = planAtBranch(seed);
      const crowded: Plan = {
        ...plan,
        replicas: 3,
        combination: { ...plan.combination, oauthRequestsPerSec: 1, oauthTokenLifetimeSec: 8 },
        actions: [0, 1, 2, 3].map((wish) => ({
          atMs: 3_000 + 500 * wish,
          wish,
          person: wish,
          slot: 2 * wish,
          ...visit,
        })),
      };
      expect({ seed, violations: await violationsOf(crowded) }).toEqual({ seed, violations: [] });
    }
  });
});
