import { readFileSync } from 'node:fs';
import path from 'node:path';
import { memoryTargetMb, readyTargetMs, rows } from '../../bench/rows.ts';

const text = readFileSync(path.join(__dirname, '../../docs/performance.md'), 'utf8');
const [, measured = ''] = /<!-- measured: begin -->(.*)<!-- measured: end -->/s.exec(text) ?? [];

/** Cells of the table that begins with this heading, without its head. */
function cellsOf(page: string, heading: string): readonly (readonly string[])[] {
  const lines = page.split('\n');
  const head = lines.findIndex((line) => line.startsWith(`| ${heading} `));
  if (head < 0) return [];
  const body = lines.slice(head + 2);
  const end = body.findIndex((line) => !line.startsWith('|'));
  return body.slice(0, end < 0 ? undefined : end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

test('the documented limits are those of the rows that the benchmark measures, in its order', () => {
  const [, limits = ''] = text.split('## What the limit is');
  expect(cellsOf(limits, 'Row')).toEqual(rows.map(({ name, limit }) => [name, limit]));
});

test('the documented table has every row that the benchmark measures, with its target', () => {
  const documented = cellsOf(measured, 'Row');
  expect(documented.map(([name]) => name)).toEqual(rows.map(({ name }) => name));
  const targets = documented.map(([name, ...cells]) => [name, cells.find((cell) => cell.startsWith('≥'))]);
  for (const { name, target } of rows) {
    const [, shown] = targets.find(([other]) => other === name) ?? [];
    if (target === undefined) expect(shown).toBeUndefined();
    else expect(shown).toMatch(new RegExp(`^≥ ${target}: (met|not met)$`));
  }
});

test('the documented table names the targets of start and memory', () => {
  expect(measured).toContain(`< ${readyTargetMs} ms: `);
  expect(measured).toContain(`< ${memoryTargetMb} MB: `);
});

test('every row is compared with one that is measured in the same run and the same transport', () => {
  for (const row of rows) {
    if (row.against === undefined) continue;
    const bare = rows.find(({ id }) => id === row.against);
    expect(bare).toMatchObject({ transport: row.transport, call: row.call, concurrency: row.concurrency });
    expect(bare?.server).not.toBe('adapter');
  }
});
