import type { Finding, ScenarioResult } from '../../src/conformance/finding.ts';
import type { Report } from '../../src/conformance/report/report.ts';
import { writeJunit } from '../../src/conformance/report/write-junit.ts';

const exchange = {
  transport: 'HTTP',
  method: 'CreateBooking',
  request: 'POST /v3/CreateBooking',
  sent: '{"a":"<b> & \u0007 \ud800"}',
  status: 'HTTP 500',
  received: ']]>',
  outcome: 'internal',
  startedMs: 0,
  tookMs: 1,
} as const;

function finding(grade: Finding['grade']): Finding {
  return { grade, expected: 'a "good" answer', found: 'HTTP 500', rules: ['1.6'], exchanges: [exchange] };
}

function result(name: string, more: Partial<ScenarioResult>): ScenarioResult {
  return {
    id: `create/${name}`,
    transport: 'HTTP',
    state: 'passed',
    reason: '',
    findings: [],
    calls: 1,
    tookMs: 1_500,
    ...more,
  };
}

const report: Report = {
  target: 'x',
  merchant: 'm',
  startedMs: 0,
  tookMs: 2_000,
  remarks: [],
  times: [],
  leftBehind: [],
  interrupted: false,
  fellSilent: false,
  results: [
    result('passes', {}),
    result('fails', { state: 'deviated', findings: [finding('must')] }),
    result('could-be-better', { state: 'deviated', findings: [finding('should')] }),
    result('is-left-out', { state: 'not-applicable', reason: 'no <slots>' }),
  ],
};

test('each scenario is a case, and what XML can not hold is replaced', () => {
  const xml = writeJunit(report, false);
  expect(xml).toContain('<testsuite name="HTTP" tests="4" failures="1" skipped="1">');
  expect(xml).toContain('<testcase classname="HTTP.create" name="passes" time="1.500"/>');
  expect(xml).toContain('<skipped message="no &lt;slots&gt;"/>');
  expect(xml).toContain('<failure type="must" message="a &quot;good&quot; answer">');
  expect(xml).toContain('{&quot;a&quot;:&quot;&lt;b&gt; &amp; \ufffd \ufffd&quot;}');
  expect(xml).toContain('answer: HTTP 500 ]]&gt;');
  expect(xml).toContain('<system-out>should: a &quot;good&quot; answer; found: HTTP 500</system-out>');
});

test('a strict report counts what should be better as a failure', () => {
  expect(writeJunit(report, true)).toContain('tests="4" failures="2" skipped="1"');
});
