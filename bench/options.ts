import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import type { LoopLength } from './load/closed-loop.ts';
import { type RowId, rows } from './rows.ts';

export const usage = `Usage: npm run bench -- [options]

Measures the adapter beside bare servers and prints one table.

  --quick            one short round: shows that everything runs, not how fast
  --rounds N         how often each row is measured, in turn with the others (3)
  --seconds N        how long each measurement takes (4)
  --only TEXT,...    only rows whose id contains one of these, and the rows that they are compared with
  --clinic-delay MS  the clinic answers after so long (0)
  --data-dir FOLDER  where the adapter's files are put (the system's folder for temporary files)
  --node-options S   options for the adapter's Node.js, e.g. "--max-semi-space-size=16"
  --profile FOLDER   has the adapter write a CPU profile there, for --only one row
  --json FILE        writes the results as JSON, too
  --write-docs       puts the table into docs/performance.md
  --list             prints the ids of the rows
  --help             prints this
`;

export interface Options {
  readonly rounds: number;
  readonly measureMs: number;
  readonly warmUp: LoopLength;
  /** How often the start is timed. */
  readonly starts: number;
  readonly rows: readonly RowId[];
  readonly clinicDelayMs: number;
  readonly folder: string;
  readonly nodeOptions: readonly string[];
  readonly jsonFile: string | null;
  readonly writeDocs: boolean;
}

/**
 * Long enough for a server that runs for days to be what is measured: its machine code is made for what was called some thousand times,
 * which takes slow calls longer than fast ones.
 */
const warmUp: LoopLength = { ms: 1_500, atLeast: { calls: 5_000, mostMs: 10_000 } };

/** Throws with a text for the user if they can't be understood. */
export function readOptions(args: readonly string[]): Options | 'help' | 'list' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      only: { type: 'string' },
      'clinic-delay': { type: 'string' },
      'data-dir': { type: 'string' },
      'node-options': { type: 'string' },
      profile: { type: 'string' },
      json: { type: 'string' },
      'write-docs': { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  if (values.list) return 'list';
  const { quick, profile } = values;
  const nodeOptions = (values['node-options'] ?? '').split(' ').filter((option) => option !== '');
  return {
    rounds: numberOf('--rounds', values.rounds, quick ? 1 : 3),
    measureMs: numberOf('--seconds', values.seconds, quick ? 1 : 4) * 1000,
    warmUp: quick ? { ms: 500 } : warmUp,
    starts: quick ? 1 : 5,
    rows: rowsFor(values.only),
    clinicDelayMs: numberOf('--clinic-delay', values['clinic-delay'], 0),
    folder: values['data-dir'] ?? tmpdir(),
    nodeOptions: profile === undefined ? nodeOptions : [...nodeOptions, ...profiling(profile)],
    jsonFile: values.json ?? null,
    writeDocs: values['write-docs'],
  };
}

function profiling(folder: string): readonly string[] {
  return ['--cpu-prof', '--cpu-prof-interval=250', `--cpu-prof-dir=${folder}`];
}

function numberOf(name: string, text: string | undefined, standard: number): number {
  if (text === undefined) return standard;
  const number = Number(text);
  if (!Number.isFinite(number) || number < 0 || text === '')
    throw new Error(`${name}: not a number: ${text}`);
  return number;
}

function rowsFor(only: string | undefined): readonly RowId[] {
  if (only === undefined) return rows.map(({ id }) => id);
  const wanted = only.split(',').filter((text) => text !== '');
  const named = rows.filter(({ id }) => wanted.some((text) => id.includes(text)));
  if (named.length === 0) throw new Error(`--only: no row is called so: ${only}; --list names them all`);
  const needed = new Set(named.flatMap(({ id, against }) => (against === undefined ? [id] : [id, against])));
  return rows.map(({ id }) => id).filter((id) => needed.has(id));
}
