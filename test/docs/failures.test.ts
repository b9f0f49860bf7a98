import { readFileSync } from 'node:fs';
import path from 'node:path';
import { answers, causes } from '../../src/contract/answer-table.ts';

const text = readFileSync(path.join(__dirname, '../../docs/failures.md'), 'utf8');

/** The rows of the table under a heading, cells trimmed and unquoted, without its head. */
function rows(heading: string): readonly (readonly string[])[] {
  const section = text.split(`### ${heading}\n`)[1]?.split('\n#')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
}

test('the documented faults are those of the failure table, with their statuses', () => {
  const documented = rows('Faults').map(([code, http, grpc]) => ({ code, http: Number(http), grpc }));
  const real = Object.entries(answers).map(([code, { http, grpc }]) => ({ code, http, grpc }));
  expect(new Set(documented)).toEqual(new Set(real));
  expect(documented).toHaveLength(real.length);
});

test('the documented refusals are those of the failure table, with their causes', () => {
  const documented = rows('Refusals').map(([refusal, cause]) => [refusal, cause]);
  expect(new Set(documented)).toEqual(new Set(Object.entries(causes)));
  expect(documented).toHaveLength(Object.keys(causes).length);
});

test('every row says when it is given', () => {
  for (const row of [...rows('Faults'), ...rows('Refusals')])
    expect(row.every((cell) => cell.length > 0)).toBe(true);
});
