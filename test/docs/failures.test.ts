import { readFileSync } from 'node:fs';
import path from 'node:path';
import { answers, causes } from '../../src/contract/answer-table.ts';
import { orderAnswers } from '../../src/contract/order-table.ts';

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

test('the documented refusals of orders are told as the table of orders has it', () => {
  const documented = rows('Refused orders').map(([refusal = '', cause, word]) => ({ refusal, cause, word }));
  const table = new Map(Object.entries(orderAnswers));
  for (const { refusal, cause, word } of documented) {
    const answer = table.get(refusal);
    expect({ refusal, cause, word }).toEqual({
      refusal,
      cause: answer?.cause,
      word: answer?.result ?? 'none',
    });
  }
  // What orders alone are refused for is told nowhere else.
  const alone = [...table.keys()].filter((refusal) => !Object.hasOwn(causes, refusal));
  expect(documented.map(({ refusal }) => refusal)).toEqual(expect.arrayContaining(alone));
  expect(new Set(documented.map(({ refusal }) => refusal)).size).toBe(documented.length);
});

test('every row says when it is given', () => {
  for (const row of [...rows('Faults'), ...rows('Refusals'), ...rows('Refused orders')])
    expect(row.every((cell) => cell.length > 0)).toBe(true);
});
