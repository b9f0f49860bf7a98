import { readFileSync } from 'node:fs';
import path from 'node:path';
import { callIds, calls } from '../../bench/calls.ts';
import { memoryTargetMb, type Row, readyTargetMs, rows } from '../../bench/rows.ts';

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

test('the documented limits are those of the calls that the benchmark measures, in its order', () => {
  const [, limits = ''] = text.split('## What the limit is');
  expect(cellsOf(limits, 'Call')).toEqual(callIds.map((id) => [calls[id].name, calls[id].limit]));
});

/** What stands on the page was measured group by group: a group is there with all its rows, or not at all. */
function documentedGroups(pace: Row['pace']['kind'], names: readonly (string | undefined)[]): readonly Row[] {
  const groups = new Set(rows.filter(({ name }) => names.includes(name)).map(({ group }) => group));
  return rows.filter((row) => row.pace.kind === pace && groups.has(row.group));
}

test('the documented table has every row of the groups in it, with its targets, and all that is compared with bare servers', () => {
  const documented = cellsOf(measured, 'Row');
  const names = documented.map(([name]) => name);
  const closed = documentedGroups('closed', names);
  expect(names).toEqual(closed.map(({ name }) => name));
  expect(closed.map(({ group }) => group)).toContain('plain');
  for (const { name, against } of closed) {
    const [, ...cells] = documented.find(([other]) => other === name) ?? [];
    const targets = cells.find((cell) => cell.startsWith('≥'))?.split('; ') ?? [];
    expect(targets).toEqual(
      against.map(({ target }) => expect.stringMatching(new RegExp(`^≥ ${target}: (met|not met)$`))),
    );
  }
});

test('the documented latencies are those of every row that the benchmark measures at a fixed rate', () => {
  const names = cellsOf(measured, 'Added to the clinic’s own time, at a fixed rate').map(([name]) => name);
  expect(names).toEqual(documentedGroups('open', names).map(({ name }) => name));
});

test('the documented table names the targets of start and memory', () => {
  expect(measured).toContain(`< ${readyTargetMs} ms: `);
  expect(measured).toContain(`< ${memoryTargetMb} MB: `);
});

test('every row is compared with rows that are measured in turn with it, by the same call in the same way', () => {
  for (const row of rows) {
    for (const { id } of row.against) {
      const other = rows.find((one) => one.id === id);
      const { group, transport, call, pace } = row;
      expect(other).toMatchObject({ group, transport, call, pace });
    }
  }
});

test('no two rows have the same id or name', () => {
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
});
