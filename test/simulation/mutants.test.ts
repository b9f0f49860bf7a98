import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutants } from './mutant-list.ts';

describe('the list of planted faults', () => {
  test.each(mutants)('$name: its place is in the product exactly once', ({ file, find, replace }) => {
    const text = readFileSync(join(process.cwd(), file), 'utf8');
    expect(text.split(find)).toHaveLength(2);
    expect(replace).not.toBe(find);
  });

  test('names every fault once', () => {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  });
});
