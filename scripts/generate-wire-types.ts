import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const NAMESPACE = 'ext/maps/booking/partner/v3';
const NESTED_PREFIX = `_${NAMESPACE.replaceAll('/', '_')}_`;

/**
 * Writes the TypeScript types of the partner contract's protos into a folder, which is emptied first.
 * A plain name (`Slot`) is the shape that the wire's readers give; `SlotInput` is what gRPC serialisation would also take.
 * `messages.ts` there re-exports all of them, nested enums as `BookingFailure_Cause`.
 *
 * @param root the repository's root; the names of the protos in the output are relative to it
 * @param outDir the folder to write
 */
export function generateWireTypes(root: string, outDir: string): void {
  rmSync(outDir, { recursive: true, force: true });
  const loader = dirname(
    createRequire(join(root, 'package.json')).resolve('@grpc/proto-loader/package.json'),
  );
  execFileSync(
    process.execPath,
    [
      join(loader, 'build/bin/proto-loader-gen-types.js'),
      ...['--keepCase', '--longs=Number', '--enums=String', '--includeComments'],
      ...['--importFileExtension=.ts', '--grpcLib=@grpc/grpc-js'],
      ...['--inputTemplate=%sInput', '--outputTemplate=%s'],
      ...['-I', 'protos', '-O', resolve(root, outDir)],
      `${NAMESPACE}/booking_service.proto`,
    ],
    { cwd: root, stdio: 'pipe' },
  );
  writeFileSync(join(outDir, 'messages.ts'), indexOf(outDir));
}

/** One import path for all messages, since the generator writes a deep file for each. */
function indexOf(outDir: string): string {
  const files = globSync(`${NAMESPACE}/*.ts`, { cwd: outDir }).sort();
  const lines = files.flatMap((file) => {
    const text = readFileSync(join(outDir, file), 'utf8');
    const names = [...text.matchAll(/^export (?:type|interface) (\w+)/gm)].map(([, name = '']) => name);
    const exported = names.map((name) =>
      name.startsWith(NESTED_PREFIX) ? `${name} as ${name.slice(NESTED_PREFIX.length)}` : name,
    );
    return `export type { ${exported.join(', ')} } from './${file}';`;
  });
  return `// Written by scripts/generate-wire-types.ts\n\n${lines.join('\n')}\n`;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]).endsWith('generate-wire-types.ts')) {
  generateWireTypes(process.cwd(), 'src/contract/wire/generated');
}
