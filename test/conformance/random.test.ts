import { type RandomRun, runRandom } from '../../src/conformance/random/run-random.ts';
import { openTarget } from '../../src/conformance/run-scenarios.ts';
import type { Flaw } from './flaws.ts';
import { withSmallServer } from './judged-server.ts';

type Plan = Parameters<typeof runRandom>[2];

function run(flaw: Flaw | null, plan: Plan): Promise<RandomRun> {
  return withSmallServer(
    flaw,
    async (settings, way) => {
      const { target } = await openTarget(settings, way);
      return runRandom(target, way, plan, () => undefined);
    },
    { days: 250 },
  );
}

test('random calls find nothing in a server without a flaw, and leave nothing behind', async () => {
  const { result, history, leftBehind } = await run(null, { seed: 1, runs: 15, steps: 30 });
  expect(result.findings).toEqual([]);
  expect(history).toBeNull();
  expect(leftBehind).toEqual([]);
  expect(result.calls).toBeGreaterThan(200);
});

/** A flaw, what the first deviation is about, and of how many steps the shortest history consists at most. */
const found: readonly (readonly [Flaw, RegExp, number])[] = [
  ['never-runs-out', /free places|without places|shown as available/, 2],
  ['ignores-tokens', /answered as the first time|answered alike/, 4],
  ['remembers-refusals', /succeeds|a creation in a slot with/, 5],
  ['finds-bookings-by-user-and-slot', /an id of its own|answered|not booked/, 5],
  ['keeps-the-old-place-too', /shown as available|free place/, 4],
  ['gives-up-the-old-place-first', /shown as available|free place|status|list/, 5],
  ['moves-the-cancelled', /a cancelled booking is not moved/, 5],
  ['cancelled-places-stay-taken', /shown as available|free place/, 4],
  ['checks-first-and-books-later', /get one, not/, 2],
  ['lists-old-times', /the user's list is/, 5],
];

test.each(found)(
  'random calls find a server that %s, in a history shortened to its essence',
  async (flaw, about, steps) => {
    const { result, history } = await run(flaw, { seed: 7, runs: 15, steps: 30 });
    expect(result.findings).toMatchObject([{ grade: 'must', expected: expect.stringMatching(about) }]);
    expect(history?.length).toBeLessThanOrEqual(steps);

    const again = await run(flaw, { history: history ?? [] });
    expect(again.result.findings[0]?.expected).toMatch(about);
    expect((await run(null, { history: history ?? [] })).result.findings).toEqual([]);
  },
);

test('a seed makes the same histories each time', async () => {
  const plan = { seed: 11, runs: 15, steps: 30 };
  const [one, other] = [await run('moves-the-cancelled', plan), await run('moves-the-cancelled', plan)];
  expect(one.history).not.toBeNull();
  expect(other.history).toEqual(one.history);
});
