import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Engine } from './record-store.ts';
import { type ChaosReport, describeReport } from './report.ts';
import { runChaos } from './run-chaos.ts';

const usage = `Usage: npm run chaos -- [options]

Runs sandbox clinic, adapter and a partner's load as processes, lets the clinic fail in every way that it knows, kills, stops,
pauses and restarts processes at random instants, then waits for calm and checks the promise.

  --engine sqlite|postgres|both   one adapter on SQLite, three on PostgreSQL, or one after the other (default both)
  --kills N                       SIGKILLs of adapter and clinic on each engine (default 30)
  --seconds N                     how long the storm lasts (default 2.5 for each kill)
  --seed N                        of everything that is drawn (default: from the clock; printed)
  --json FILE                     writes the report there too
  --keep                          keeps logs, answers and databases though nothing is wrong
  --help

Exit code 0 without violations, 1 with, 2 for wrong options, 130 when called off.
`;

interface Wish {
  readonly engines: readonly Engine[];
  readonly kills: number;
  readonly seconds: number;
  readonly seed: number;
  readonly json: string | null;
  readonly keep: boolean;
}

const engines: Readonly<Record<string, readonly Engine[]>> = {
  sqlite: ['sqlite'],
  postgres: ['postgres'],
  both: ['sqlite', 'postgres'],
};

function readWish(): Wish | 'help' {
  const { values } = parseArgs({
    options: {
      engine: { type: 'string', default: 'both' },
      kills: { type: 'string', default: '30' },
      seconds: { type: 'string' },
      seed: { type: 'string' },
      json: { type: 'string' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const chosen = Object.hasOwn(engines, values.engine) ? engines[values.engine] : undefined;
  if (chosen === undefined) throw new TypeError(`--engine is sqlite, postgres or both, not ${values.engine}`);
  const kills = whole('kills', values.kills, 1000);
  return {
    engines: chosen,
    kills,
    seconds:
      values.seconds === undefined ? Math.max(10, kills * 2.5) : whole('seconds', values.seconds, 3600),
    seed: values.seed === undefined ? Date.now() % 1_000_000 : whole('seed', values.seed, 2 ** 32),
    json: values.json ?? null,
    keep: values.keep,
  };
}

function whole(name: string, text: string, most: number): number {
  if (/^[0-9]{1,10}$/.test(text) && Number(text) <= most) return Number(text);
  throw new TypeError(`--${name} is a whole number up to ${most}, not ${text}`);
}

async function runAll(
  { engines: chosen, kills, seconds, seed, json, keep }: Wish,
  signal: AbortSignal,
): Promise<number> {
  const reports: ChaosReport[] = [];
  for (const engine of chosen) {
    const say = (line: string): void => void process.stderr.write(`${engine} ${line}\n`);
    const many = engine === 'postgres';
    const plan = {
      kills,
      drains: Math.ceil(kills / 8),
      pauses: many ? Math.ceil(kills / 10) : 0,
      databaseRestarts: many ? 1 : 0,
      durationMs: seconds * 1000,
    };
    const report = await runChaos({ engine, seed, plan, lateCommitSec: 6, keep, say, signal });
    process.stdout.write(describeReport(report));
    reports.push(report);
  }
  if (json !== null) writeFileSync(json, JSON.stringify(reports, null, 2));
  return reports.every(({ violations }) => violations.length === 0) ? 0 : 1;
}

const calledOff = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => calledOff.abort());

try {
  const wish = readWish();
  if (wish === 'help') process.stdout.write(usage);
  else process.exitCode = await runAll(wish, calledOff.signal);
} catch (error) {
  if (calledOff.signal.aborted) {
    process.stderr.write('called off\n');
    process.exitCode = 130;
  } else if (error instanceof TypeError && isAboutOptions(error)) {
    process.stderr.write(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  } else {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  }
}

function isAboutOptions(error: TypeError): boolean {
  if ('code' in error) return String(error.code).startsWith('ERR_PARSE_ARGS');
  return error.message.startsWith('--');
}
