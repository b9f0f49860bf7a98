import type { Finding, ScenarioResult } from '../finding.ts';
import { rules } from '../rules.ts';
import type { Report } from './report.ts';

/** The report as JUnit XML: a suite for each transport, a case for each scenario; findings that count are failures. */
export function writeJunit({ results, tookMs }: Report, strict: boolean): string {
  const byTransport = Map.groupBy(results, ({ transport }) => transport);
  const suites = [...byTransport].map(([name, cases]) => suite(name, cases, strict));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="conformance" time="${seconds(tookMs)}">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(name: string, results: readonly ScenarioResult[], strict: boolean): string {
  const failures = results.filter((result) => countingOf(result, strict).length > 0).length;
  const skipped = results.filter(isSkipped).length;
  const head = `<testsuite name="${escaped(name)}" tests="${results.length}" failures="${failures}" skipped="${skipped}">`;
  return [head, ...results.map((result) => testCase(result, strict)), '</testsuite>'].join('\n');
}

function testCase(result: ScenarioResult, strict: boolean): string {
  const [group = '', name = ''] = result.id.split('/');
  const head = `<testcase classname="${escaped(`${result.transport}.${group}`)}" name="${escaped(name)}" time="${seconds(result.tookMs)}"`;
  if (isSkipped(result)) return `${head}><skipped message="${escaped(result.reason)}"/></testcase>`;
  const failures = countingOf(result, strict).map(failure);
  const others = result.findings.filter((finding) => !countingOf(result, strict).includes(finding));
  const output = others
    .map(({ grade, expected, found }) => `${grade}: ${expected}; found: ${found}`)
    .join('\n');
  if (failures.length === 0 && output === '') return `${head}/>`;
  const told = output === '' ? '' : `<system-out>${escaped(output)}</system-out>`;
  return `${head}>${failures.join('')}${told}</testcase>`;
}

function failure({ grade, expected, found, rules: cited, exchanges }: Finding): string {
  const lines = [
    `found: ${found}`,
    ...cited.map((id) => `rule: [google] ${id} ${rules[id].title} ${rules[id].page}`),
    ...exchanges.flatMap(({ request, sent, status, received }) => [
      `request: ${request} ${sent}`,
      `answer: ${status} ${received}`,
    ]),
  ];
  return `<failure type="${grade}" message="${escaped(expected)}">${escaped(lines.join('\n'))}</failure>`;
}

function countingOf({ findings }: ScenarioResult, strict: boolean): readonly Finding[] {
  return findings.filter(({ grade }) => grade === 'must' || (strict && grade === 'should'));
}

function isSkipped({ state }: ScenarioResult): boolean {
  return state === 'not-applicable' || state === 'stopped';
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

/** XML 1.0 has no form for most control characters, so they are shown as what replaces the unreadable. */
function escaped(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '\ufffd')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
