import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import type { LoopLength } from './load/loop-result.ts';
import { type GroupId, groupIds, type Row, rows } from './rows.ts';

export const usage = `Usage: npm run bench -- [options]

Measures the adapter beside bare servers and prints one table.

  --quick            one short round, without the groups that need a full store: shows that everything runs, not how fast
  --rounds N         how often each row is measured, in turn with the others (3)
  --seconds N        how long each measurement takes (4); at a fixed rate four times as long
  --groups NAME,...  only these groups of rows: ${groupIds.join(', ')}
  --only TEXT,...    only rows that are called so or, if none is, whose id contains one of these; and the rows that they are compared with
  --data-dir FOLDER  where the adapter's files are put (the system's folder for temporary files)
  --node-options=S   options for the adapter's Node.js, e.g. --node-options="--max-semi-space-size=16"
  --profile FOLDER   has the adapter write a CPU profile there, for --only one row
  --json FILE        writes the results as JSON, too
  --write-docs       puts the table into docs/performance.md
  --list             prints the ids of the rows
  --help             prints this
`;

export interface Options {
  readonly rounds: number;
  readonly measureMs: number;
  /** Of the first round; later ones need but its least time. */
  readonly warmUp: LoopLength;
  /** How often the start is timed. */
  readonly starts: number;
  readonly rows: readonly string[];
  readonly folder: string;
  readonly nodeOptions: readonly string[];
  readonly jsonFile: string | null;
  readonly writeDocs: boolean;
}

/**
 * Long enough for a server that runs for days to be what is measured: its machine code is made for what was called some thousand times,
 * which takes slow calls longer than fast ones.
 */
const warmUp: LoopLength = { ms: 1_000, atLeast: { calls: 5_000, mostMs: 8_000 } };

/** Throws with a text for the user if they can't be understood. */
export function readOptions(args: readonly string[]): Options | 'help' | 'list' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      only: { type: 'string' },
      groups: { type: 'string' },
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
    rows: rowsFor(groupsFor(values.groups, quick), values.only),
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

function groupsFor(names: string | undefined, quick: boolean): readonly GroupId[] {
  if (names === undefined) return quick ? groupIds.filter((id) => !id.startsWith('growth')) : groupIds;
  const wanted = names.split(',').filter((text) => text !== '');
  for (const name of wanted) {
    if (groupIds.every((id) => id !== name))
      throw new Error(`--groups: no group is called ${name}; there are ${groupIds.join(', ')}`);
  }
  return groupIds.filter((id) => wanted.includes(id));
}

function rowsFor(groups: readonly GroupId[], only: string | undefined): readonly string[] {
  const inGroups = rows.filter(({ group }) => groups.includes(group));
  if (only === undefined) return inGroups.map(({ id }) => id);
  const wanted = only.split(',').filter((text) => text !== '');
  const named = wanted.flatMap((text) => rowsCalled(text, inGroups));
  const needed = new Set(named.flatMap(({ id, against }) => [id, ...against.map((other) => other.id)]));
  return rows.map(({ id }) => id).filter((id) => needed.has(id));
}

function rowsCalled(text: string, among: readonly Row[]): readonly Row[] {
  const exact = among.filter(({ id }) => id === text);
  const found = exact.length > 0 ? exact : among.filter(({ id }) => id.includes(text));
  if (found.length === 0) throw new Error(`--only: no row is called so: ${text}; --list names them all`);
  return found;
}
