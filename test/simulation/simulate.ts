import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Coverage } from './coverage.ts';
import { expected } from './expected.ts';
import { type Plan, readPlan } from './plan.ts';
import { planOf } from './plan-of-seed.ts';
import type { Violation } from './promise-check.ts';
import { runHistory } from './run-history.ts';
import { runMany } from './run-many.ts';
import { shrink } from './shrink.ts';
import { SimDisk } from './sim-disk.ts';
import { duration, showReached } from './summary.ts';
import { type Topic, topics } from './topics.ts';

/** Fewer histories than this needn't reach everything. */
const leastForCoverage = 10_000;

const help = `Runs simulated histories of the booking core and checks the promise after each.

  npm run simulate -- [--histories N] [--seed S] [--workers K] [--about TOPIC] [--until-broken]
  npm run simulate -- --replay SEED [--about TOPIC]
  npm run simulate -- --plan FILE

  --histories N    how many histories, from seed S on (default 20000)
  --seed S         the first seed (default 1)
  --workers K      threads (default: as many as there are cores)
  --about TOPIC    only histories about it: ${topics.join(', ')}
  --until-broken   end at the first history that breaks the promise, without making it smaller
  --replay SEED    run the history of one seed and print everything that happens in it
  --plan FILE      the same for a plan in a file, such as a run prints for a broken history

Ends with code 1 when a history breaks the promise, or when a run of ${leastForCoverage} or more doesn't reach every fault and state.
`;

const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(availableParallelism()) },
    about: { type: 'string' },
    'until-broken': { type: 'boolean', default: false },
    replay: { type: 'string' },
    plan: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const topic = topicNamed(values.about);

if (values.help) say(help);
else if (values.replay !== undefined) await replay(planOf(wholeNumber('--replay', values.replay), topic));
else if (values.plan !== undefined) await replay(readPlan(readFileSync(values.plan, 'utf8')));
else await simulate();

async function simulate(): Promise<void> {
  const histories = wholeNumber('--histories', values.histories);
  const startedMs = Date.now();
  let shownMs = 0;
  const { broken, coverage, ...ran } = await runMany({
    histories,
    seed: wholeNumber('--seed', values.seed),
    workers: wholeNumber('--workers', values.workers),
    topic,
    untilBroken: values['until-broken'],
    progress: (done, violated) => {
      const nowMs = Date.now();
      if (nowMs - shownMs < (process.stderr.isTTY ? 500 : 10_000)) return;
      shownMs = nowMs;
      const rate = (done / (nowMs - startedMs)) * 1_000;
      const line = `${done} of ${histories} histories, ${rate.toFixed(0)}/s, ${violated} broken, ${duration((histories - done) / rate)} to go`;
      process.stderr.write(process.stderr.isTTY ? `\r\u001b[2K${line}` : `${line}\n`);
    },
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[2K');
  const seconds = (Date.now() - startedMs) / 1_000;
  say(showReached(coverage));
  say(
    `${ran.histories} histories in ${seconds.toFixed(1)} s (${(ran.histories / seconds).toFixed(0)}/s), ${broken.length} broken`,
  );
  const missing = ran.histories >= leastForCoverage && topic === null ? coverage.missing(expected) : [];
  for (const name of missing) say(`NOT REACHED: ${name}`);
  if (missing.length > 0 || broken.length > 0) process.exitCode = 1;
  for (const { seed, violations } of broken.slice(0, 20)) say(`seed ${seed}: ${inWords(violations)}`);
  const [first] = broken;
  if (first === undefined) return;
  if (!values['until-broken']) await explain(first.seed, first.violations);
  say(`Replay with: npm run simulate -- --replay ${first.seed}${topic === null ? '' : ` --about ${topic}`}`);
}

async function explain(seed: number, violations: readonly Violation[]): Promise<void> {
  say(`\nMaking seed ${seed} smaller ...`);
  const sentences = new Set(violations.map(({ sentence }) => sentence));
  const smallest = await shrink(planOf(seed, topic), sentences, new SimDisk());
  await replay(smallest);
  say('\nThe smaller plan; save it in a file and replay it with: npm run simulate -- --plan FILE');
  say(JSON.stringify(smallest));
}

async function replay(plan: Plan): Promise<void> {
  const violations = await runHistory(plan, new SimDisk(), new Coverage(), say);
  say(violations.length === 0 ? 'The promise holds.' : inWords(violations));
  if (violations.length > 0) process.exitCode = 1;
}

function inWords(violations: readonly Violation[]): string {
  return violations
    .map(({ sentence, what }) =>
      sentence === 0 ? `a fault of ours: ${what}` : `sentence ${sentence}: ${what}`,
    )
    .join('; ');
}

function topicNamed(name: string | undefined): Topic | null {
  if (name === undefined) return null;
  const topic = topics.find((known) => known === name);
  if (topic !== undefined) return topic;
  process.stderr.write(`--about must be one of ${topics.join(', ')}, not ${name}\n`);
  process.exit(2);
}

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  process.stderr.write(`${name} must be a whole number of at most nine digits, not ${text}\n`);
  process.exit(2);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
