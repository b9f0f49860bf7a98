import { rules } from '../rules.ts';
import { conforms, findingsOf, type Report } from './report.ts';

/** The report as JSON: everything that the text says, with the calls of each finding in full. */
export function writeJson(report: Report, strict: boolean): string {
  const { startedMs, results, ...rest } = report;
  const content = {
    conforms: conforms(report, strict),
    must: findingsOf(report, 'must').length,
    should: findingsOf(report, 'should').length,
    note: findingsOf(report, 'note').length,
    started: new Date(startedMs).toISOString(),
    ...rest,
    results: results.map(({ findings, ...result }) => ({
      ...result,
      findings: findings.map((finding) => ({
        ...finding,
        rules: finding.rules.map((id) => ({ id: `[google] ${id}`, ...rules[id] })),
      })),
    })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
