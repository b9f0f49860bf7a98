import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { generateWireTypes, wireTypes } from '../../scripts/generate-wire-types.ts';

const ROOT = resolve(__dirname, '../..');

function contentsOf(folder: string): Record<string, string> {
  const files = globSync('**/*.ts', { cwd: folder }).sort();
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

test.each(wireTypes)(
  'the generated types in $outDir are those of the protos (else: npm run generate)',
  (types) => {
    const fresh = mkdtempSync(join(tmpdir(), 'wire-types-'));
    try {
      generateWireTypes(ROOT, types, fresh);
      expect(contentsOf(join(ROOT, types.outDir))).toEqual(contentsOf(fresh));
    } finally {
      rmSync(fresh, { recursive: true });
    }
  },
);
