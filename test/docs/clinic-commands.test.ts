import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rights } from '../../src/contract/access.ts';
import { classNames } from '../../src/contract/clinic-commands/clinic-error.ts';
import { commandNames, commandPaths } from '../../src/contract/clinic-commands/command.ts';
import { commandRights } from '../../src/contract/clinic-commands/dispatcher.ts';

const text = readFileSync(path.join(__dirname, '../../docs/clinic-commands.md'), 'utf8');

test('the documented commands are those that are offered, with their paths and rights', () => {
  const rows = [...text.matchAll(/^\| `(\w+)` \| `(\/\S+)` \| `(\w+)` \|$/gm)].map(([, ...cells]) => cells);
  expect(rows).toEqual(commandNames.map((name) => [name, commandPaths[name], commandRights[name]]));
  expect(new Set(['bookings', ...rows.map(([, , right]) => right)])).toEqual(new Set(rights));
});

test('every class that the documentation names is answered', () => {
  const named = [...text.matchAll(/`(\w+Exception)`/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(5);
  for (const name of named) expect(Object.values(classNames)).toContain(name);
});
