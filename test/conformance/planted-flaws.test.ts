import { findingsOf } from '../../src/conformance/report/report.ts';
import { scenarios } from '../../src/conformance/scenarios/index.ts';
import { plantedFlaws } from './flaws.ts';
import { judgeSmallServer } from './judged-server.ts';

/** Flaws of what isn't offered need a method that isn't. */
const without = ['SetMarketingPreference'] as const;

test('a server without a flaw conforms in every scenario, and no finding of any grade is made', async () => {
  const report = await judgeSmallServer(null, null);
  expect(
    report.results.flatMap(({ id, findings }) =>
      findings.map(({ expected, found }) => [id, expected, found]),
    ),
  ).toEqual([]);
  expect(report.leftBehind).toEqual([]);
  const untried = report.results.filter(({ state }) => state === 'not-applicable').map(({ id }) => id);
  const elsewhere = scenarios.filter(({ scenario }) => scenario.over === 'gRPC').map(({ id }) => id);
  expect(untried).toEqual(elsewhere);
});

test.each(plantedFlaws)('a server that $flaw is found by $scenario', async ({ flaw, scenario, grade }) => {
  const report = await judgeSmallServer(flaw, [scenario, ...supportOf(scenario)], { without });
  const findings = findingsOf(report, grade).filter((finding) => finding.scenario === scenario);
  expect(findings).not.toEqual([]);
  for (const { expected, found, rules, exchanges } of findings) {
    expect([expected, found].every((text) => text.length > 0)).toBe(true);
    expect(rules.length).toBeGreaterThan(0);
    expect(exchanges.length).toBeGreaterThan(0);
  }
});

/** Scenarios that judge the calls of others need some. */
function supportOf(id: string): readonly string[] {
  const isAtEnd = scenarios.find((entry) => entry.id === id)?.scenario.atEnd === true;
  return isAtEnd
    ? [
        'update/move-there-and-back-succeeds',
        'create/every-place-of-a-slot-can-be-booked',
        'limits/unparsable-body-is-a-wrong-argument',
      ]
    : [];
}
