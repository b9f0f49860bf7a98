import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readFeed } from '../../src/conformance/feed/feed.ts';
import { grades } from '../../src/conformance/finding.ts';
import { usage } from '../../src/conformance/options.ts';
import { rules } from '../../src/conformance/rules.ts';
import { groups } from '../../src/conformance/scenario.ts';

const text = readFileSync(path.join(__dirname, '../../docs/conformance.md'), 'utf8');

/** Cells of the table under this heading, without its head and without quotes. */
function cellsOf(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = text.split(`## ${heading}\n`);
  const lines = section.split('\n');
  const from = lines.findIndex((line) => line.startsWith('|'));
  const table = lines.slice(from + 2);
  return table
    .slice(
      0,
      table.findIndex((line) => !line.startsWith('|')),
    )
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
}

test('the documented groups are those that are tried, in their order', () => {
  expect(cellsOf('What it tries').map(([group]) => group)).toEqual([...groups]);
});

test('the documented grades are those of findings', () => {
  expect(cellsOf('How to read the report').map(([grade]) => grade)).toEqual([...grades]);
});

test('every rule that a scenario can cite is documented with its page', () => {
  const documented = new Map(cellsOf('Where the rules are written').map(([id = '', ...rest]) => [id, rest]));
  expect(documented).toEqual(
    new Map(Object.entries(rules).map(([id, { title, page }]) => [id, [title, page]])),
  );
});

test('every documented option exists', () => {
  const named = [...text.matchAll(/`(--[a-z-]+)/g)].map(([, option]) => option ?? '');
  expect(named.length).toBeGreaterThan(10);
  for (const option of named) expect(usage).toContain(option);
});

test('the documented feed can be read', () => {
  const [, feed = ''] = /```json\n([\s\S]*?)```/.exec(text) ?? [];
  expect(readFeed(feed)).toMatchObject({
    methods: { ListBookings: true, CreateLease: false },
    orders: [['check-up', 'talk']],
    tooLateToCancel: { serviceId: 'talk' },
  });
});
