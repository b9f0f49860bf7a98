import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Mutant, mutants } from './mutant-list.ts';

/** Every mutant has to be caught within so many histories. */
const mostHistories = 6_000;

/** A mutant can make histories go round in circles; longer than this is no way to be caught. */
const longestMs = 1_800_000;

const usage = `Plants faults in copies of the product, one at a time, and shows that the simulation catches each.

  npm run simulate:mutants -- [--only NAME,NAME] [--workers K]

  --only NAME,NAME  only faults with one of these words in their names
  --workers K       how many are tried at once (default 2)

Ends with code 1 when a fault survives ${mostHistories} histories.
`;

interface Fate {
  readonly mutant: Mutant;
  /** null: it survived. */
  readonly caughtBy: string | null;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    workers: { type: 'string', default: '2' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}

const chosen = mutants.filter(
  ({ name }) => values.only === undefined || values.only.split(',').some((part) => name.includes(part)),
);
const sound = copyOf(root);
const fates = await tryAll(chosen, Math.max(1, Number(values.workers))).finally(() =>
  rmSync(sound, { recursive: true, force: true }),
);
const width = Math.max(0, ...chosen.map(({ name }) => name.length));
for (const { mutant, caughtBy } of fates)
  process.stdout.write(`${mutant.name.padEnd(width)}  ${caughtBy ?? 'SURVIVES'}\n`);
const survivors = fates.filter(({ caughtBy }) => caughtBy === null).length;
process.stdout.write(`${fates.length} planted faults, ${fates.length - survivors} caught\n`);
if (survivors > 0 || fates.length === 0) process.exitCode = 1;

async function tryAll(all: readonly Mutant[], workers: number): Promise<readonly Fate[]> {
  const results = new Map<Mutant, Fate>();
  const left = [...all];
  const work = async (): Promise<void> => {
    for (let mutant = left.shift(); mutant !== undefined; mutant = left.shift()) {
      const fate = await tryOne(mutant);
      results.set(mutant, fate);
      process.stderr.write(
        `${results.size} of ${all.length}: ${mutant.name}: ${fate.caughtBy ?? 'SURVIVES'}\n`,
      );
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return all.flatMap((mutant) => results.get(mutant) ?? []);
}

/** A copy of the product and the simulation, so that a change of the tree meanwhile doesn't mix two versions. */
function copyOf(origin: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'mutant-'));
  for (const part of ['src', 'test/simulation', 'package.json'])
    cpSync(join(origin, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Runs histories on a copy of the product in which the fault is planted. */
async function tryOne(mutant: Mutant): Promise<Fate> {
  const folder = copyOf(sound);
  try {
    plant(mutant, folder);
    return { mutant, caughtBy: await histories(folder, mutant) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function plant({ name, file, find, replace }: Mutant, folder: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  if (text.split(find).length !== 2) throw new Error(`${name}: ${file} doesn't have its place exactly once`);
  writeFileSync(
    path,
    text.replace(find, () => replace),
  );
}

/** By which sentence at which history it was caught; null when all histories passed. */
async function histories(folder: string, { topic }: Mutant): Promise<string | null> {
  const about = topic === undefined ? [] : ['--about', topic];
  const args = ['--histories', String(mostHistories), '--workers', '1', '--until-broken', ...about];
  const { output } = await simulate(folder, args);
  const caught = /^seed (\d+): (.*)$/m.exec(output);
  const seed = caught?.[1];
  if (seed === undefined) return null;
  // A history that breaks without the planted fault as well says nothing about it.
  const clean = await simulate(sound, ['--replay', seed, ...about]);
  if (clean.code !== 0) throw new Error(`history ${seed} breaks the product as it is: mend that first`);
  return `history ${seed}: ${caught?.[2]?.slice(0, 110)}`;
}

function simulate(
  folder: string,
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly output: string }> {
  const script = join(folder, 'test', 'simulation', 'simulate.ts');
  return new Promise((resolve, reject) => {
    const run = spawn(process.execPath, [script, ...args], {
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: longestMs,
    });
    let output = '';
    run.stdout.setEncoding('utf8');
    run.stdout.on('data', (text: string) => {
      output += text;
    });
    run.on('error', reject);
    run.on('close', (code) => resolve({ code, output }));
  });
}
