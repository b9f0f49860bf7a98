import { readdirSync } from 'node:fs';
import path from 'node:path';
import { groups } from '../../src/conformance/scenario.ts';
import { scenarios } from '../../src/conformance/scenarios/index.ts';

const folder = path.join(__dirname, '../../src/conformance/scenarios');

test('every scenario has a file of its name in its group, and every file is tried', () => {
  const files = groups.flatMap((group) =>
    readdirSync(path.join(folder, group))
      .filter((name) => name !== 'index.ts')
      .map((name) => `${group}/${name.replace(/\.ts$/, '')}`),
  );
  expect(scenarios.map(({ id }) => id).sort()).toEqual(files.sort());
});

test('what judges the whole run comes last', () => {
  const flags = scenarios.map(({ scenario }) => scenario.atEnd === true);
  expect(flags).toEqual([...flags].sort());
});
