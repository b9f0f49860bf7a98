import type { Exchange } from '../channel/channel.ts';
import { type Grade, grades } from '../finding.ts';
import { rules } from '../rules.ts';
import { conforms, findingsOf, type PlacedFinding, type Report } from './report.ts';

const titles: Readonly<Record<Grade, string>> = {
  must: 'MUST: the documentation says otherwise',
  should: 'SHOULD: better otherwise',
  note: 'NOTE: worth knowing',
};

/** Of a request or an answer this much is shown. */
const longestShown = 1_200;
/** Of the calls of a finding this many are shown: those of a race are many, and alike. */
const mostExchanges = 4;

/** The report for people. */
export function writeText(report: Report, strict: boolean): string {
  const parts = [heading(report)];
  for (const grade of grades) {
    const findings = findingsOf(report, grade);
    if (findings.length > 0) parts.push([titles[grade], ...findings.map(describe)].join('\n\n'));
  }
  const untried = notTried(report);
  if (untried !== '') parts.push(untried);
  if (report.leftBehind.length > 0)
    parts.push(`Left behind, because it could not be cancelled:\n${list(report.leftBehind)}`);
  parts.push(times(report), verdict(report, strict));
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function heading({ target, merchant, remarks }: Report): string {
  return [`Conformance of ${target}, merchant ${merchant}`, list(remarks)]
    .filter((line) => line !== '')
    .join('\n');
}

function describe({ scenario, transport, expected, found, rules: cited, exchanges }: PlacedFinding): string {
  const shown = exchanges.slice(-mostExchanges);
  const lines = [`* ${scenario} (${transport})`, `  Expected  ${expected}`, `  Found     ${found}`];
  for (const id of cited) lines.push(`  Rule      [google] ${id} ${rules[id].title}: ${rules[id].page}`);
  if (shown.length < exchanges.length) lines.push(`  The last ${shown.length} of ${exchanges.length} calls:`);
  for (const exchange of shown) lines.push(...describeExchange(exchange));
  lines.push(scenario.startsWith('random/') ? '  Again     --replay FILE' : `  Alone     --only ${scenario}`);
  return lines.join('\n');
}

function describeExchange({ request, sent, status, received, tookMs }: Exchange): readonly string[] {
  return [
    `  Request   ${request} ${shorten(sent)}`.trimEnd(),
    `${`  Answer    ${status} ${shorten(received)}`.trimEnd()} (${Math.round(tookMs)} ms)`,
  ];
}

function notTried({ results }: Report): string {
  const reasons = new Map<string, number>();
  for (const { state, reason } of results) {
    if (state === 'not-applicable' && !reason.startsWith('is about '))
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  if (reasons.size === 0) return '';
  const lines = [...reasons].map(
    ([reason, count]) => `${count} ${count === 1 ? 'scenario' : 'scenarios'}: ${reason}`,
  );
  return `Not tried:\n${list(lines)}`;
}

function times({ times: all }: Report): string {
  const lines = all.map(
    ({ method, transport, calls, median, p99, longest }) =>
      `${`${method} (${transport})`.padEnd(34)} ${String(calls).padStart(5)} calls, ` +
      `median ${whole(median)} ms, p99 ${whole(p99)} ms, longest ${whole(longest)} ms`,
  );
  return lines.length === 0 ? '' : `Times\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

function verdict(report: Report, strict: boolean): string {
  const { results, tookMs, interrupted, fellSilent } = report;
  const tried = results.filter(({ state }) => state === 'passed' || state === 'deviated');
  const passed = tried.filter(({ state }) => state === 'passed');
  const [musts, shoulds, notes] = grades.map((grade) => findingsOf(report, grade).length);
  const counts = `${tried.length} scenarios tried, ${passed.length} as expected; ${musts} must, ${shoulds} should, ${notes} note`;
  const partial = 'what follows is about a part only.\n';
  const ended = interrupted
    ? `Interrupted: ${partial}`
    : fellSilent
      ? `The server stopped answering: ${partial}`
      : '';
  const word = conforms(report, strict) ? 'Conforms, as far as it was tried.' : 'Does not conform.';
  return `${ended}${counts}; ${(tookMs / 1000).toFixed(1)} s\n${word}`;
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

function whole(number: number): string {
  return String(Math.round(number)).padStart(4);
}

function shorten(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' ');
  return line.length <= longestShown ? line : `${line.slice(0, longestShown)}… (${line.length} characters)`;
}
