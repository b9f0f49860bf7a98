import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/** One set of protos and where its types go. */
export interface WireTypes {
  readonly entry: string;
  /** Folders whose messages `messages.ts` re-exports, as paths under `protos/`. */
  readonly namespaces: readonly string[];
  /** Spelling of the fields: as in the protos, or as in their JSON. */
  readonly fields: 'snake_case' | 'camelCase';
  readonly outDir: string;
}

/** The types that are kept in the repository. */
export const wireTypes: readonly WireTypes[] = [
  {
    entry: 'ext/maps/booking/partner/v3/booking_service.proto',
    namespaces: ['ext/maps/booking/partner/v3'],
    fields: 'snake_case',
    outDir: 'src/contract/wire/generated',
  },
  {
    entry: 'clinic/v1/clinic_commands.proto',
    namespaces: ['clinic/v1', 'protos', 'protos/image', 'protos/open', 'protos/schedule'],
    fields: 'camelCase',
    outDir: 'src/contract/clinic-commands/wire/generated',
  },
];

/**
 * Writes the TypeScript types of a set of protos into a folder, which is emptied first.
 * A plain name (`Slot`) is the shape that the wire's readers give; `SlotInput` is what gRPC serialisation would also take.
 * `messages.ts` there re-exports all of them, nested enums as `BookingFailure_Cause`.
 *
 * @param root the repository's root; the names of the protos in the output are relative to it
 * @param outDir the folder to write
 */
export function generateWireTypes(root: string, types: WireTypes, outDir: string): void {
  rmSync(outDir, { recursive: true, force: true });
  const loader = dirname(
    createRequire(join(root, 'package.json')).resolve('@grpc/proto-loader/package.json'),
  );
  execFileSync(
    process.execPath,
    [
      join(loader, 'build/bin/proto-loader-gen-types.js'),
      ...(types.fields === 'snake_case' ? ['--keepCase'] : []),
      ...['--longs=Number', '--enums=String', '--includeComments'],
      ...['--importFileExtension=.ts', '--grpcLib=@grpc/grpc-js'],
      ...['--inputTemplate=%sInput', '--outputTemplate=%s'],
      ...['-I', 'protos', '-O', resolve(root, outDir)],
      types.entry,
    ],
    { cwd: root, stdio: 'pipe' },
  );
  writeFileSync(join(outDir, 'messages.ts'), indexOf(types, outDir));
}

/** One import path for all messages, since the generator writes a deep file for each. */
function indexOf({ namespaces }: WireTypes, outDir: string): string {
  const lines = namespaces.flatMap((namespace) =>
    globSync(`${namespace}/*.ts`, { cwd: outDir })
      .sort()
      .map((file) => exportsOf(file, namespace, readFileSync(join(outDir, file), 'utf8'))),
  );
  return `// Written by scripts/generate-wire-types.ts\n\n${lines.join('\n')}\n`;
}

function exportsOf(file: string, namespace: string, text: string): string {
  const nestedPrefix = `_${namespace.replaceAll('/', '_')}_`;
  const names = [...text.matchAll(/^export (?:type|interface) (\w+)/gm)].map(([, name = '']) => name);
  const exported = names.map((name) =>
    name.startsWith(nestedPrefix) ? `${name} as ${name.slice(nestedPrefix.length)}` : name,
  );
  return `export type { ${exported.join(', ')} } from './${file}';`;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]).endsWith('generate-wire-types.ts')) {
  for (const types of wireTypes) generateWireTypes(process.cwd(), types, types.outDir);
}
