import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The protobuf compiler and linter, over one folder of protos. */
export interface Buf {
  /** The file that {@link breaks} compares with. */
  readonly baseline: string;
  /** What the linter has to say, one line for each; empty if nothing. */
  lint(): string;
  /** What clients of the baseline would stumble over; empty if nothing. What comes with the compiler isn't ours to judge. */
  breaks(): string;
  /** Everything that the protos declare and import, compiled, as JSON without comments and places; each file of theirs is a line. */
  image(): string;
  writeBaseline(): void;
}

/**
 * @param root the repository's root
 * @param protos the folder of protos, if it isn't the repository's
 */
export function bufIn(root: string, protos = join(root, 'protos')): Buf {
  const command = join(
    dirname(createRequire(join(root, 'package.json')).resolve('@bufbuild/buf/package.json')),
    'bin/buf',
  );
  const baseline = join(root, 'test/protos/baseline.json');
  /** Status 100 means that something was found, which is told on the standard output. */
  const run = (args: readonly string[], found = 0): string => {
    // It keeps what it has downloaded there; nothing is downloaded.
    const env = { ...process.env, BUF_CACHE_DIR: join(tmpdir(), 'buf-cache') };
    const done = spawnSync(process.execPath, [command, ...args], {
      env,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    if (done.status === 0 || done.status === found) return done.stdout;
    throw new Error(`buf ${args[0]} failed: ${done.error?.message ?? done.stderr}`);
  };
  const image = (): string => {
    const compiled: { readonly file: readonly object[] } = JSON.parse(
      run(['build', protos, '--exclude-source-info', '-o', '-#format=json']),
    );
    return `{"file":[\n${compiled.file.map((file) => JSON.stringify(file)).join(',\n')}\n]}\n`;
  };
  return {
    baseline,
    lint: () => run(['lint', protos], 100),
    breaks: () => run(['breaking', protos, '--exclude-imports', '--against', baseline], 100),
    image,
    writeBaseline: () => writeFileSync(baseline, image()),
  };
}
