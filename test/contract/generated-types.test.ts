import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { generateWireTypes } from '../../scripts/generate-wire-types.ts';

const ROOT = resolve(__dirname, '../..');

function contentsOf(folder: string): Record<string, string> {
  const files = globSync('**/*.ts', { cwd: folder }).sort();
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

test('the generated types are those of the protos (else: npm run generate)', () => {
  const fresh = mkdtempSync(join(tmpdir(), 'wire-types-'));
  try {
    generateWireTypes(ROOT, fresh);
    expect(contentsOf(join(ROOT, 'src/contract/wire/generated'))).toEqual(contentsOf(fresh));
  } finally {
    rmSync(fresh, { recursive: true });
  }
});
