import { randomBytes, randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { type Clock, machineClock } from './clock.ts';
import { connect, disconnect } from './connect.ts';
import { ControlClient } from './control/control-client.ts';
import { feedOf, readFeed } from './feed/feed.ts';
import { sandboxFeed } from './feed/sandbox-feed.ts';
import { checkWritable, readOption } from './option-files.ts';
import { OptionError, type RunOptions } from './options.ts';
import { readHistory } from './random/operation.ts';
import { type RandomPlan, runRandom } from './random/run-random.ts';
import { conforms, type Report, timesOf } from './report/report.ts';
import { showProgress } from './report/show-progress.ts';
import { writeJson } from './report/write-json.ts';
import { writeJunit } from './report/write-junit.ts';
import { writeText } from './report/write-text.ts';
import { counting, openTarget, type RunSettings, runScenarios } from './run-scenarios.ts';
import { reachSandbox } from './sandbox/reach-sandbox.ts';
import type { GroupedScenario } from './scenario.ts';
import { scenarios } from './scenarios/index.ts';

/** Where a command's words go. */
export interface Console {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: { write(text: string): unknown };
  readonly progress: { readonly isTTY?: boolean; write(text: string): unknown };
}

/** What the target is, once the sandbox is reached or the options are read. */
interface Place {
  readonly target: string | null;
  readonly grpc: string | null;
  readonly control: string | null;
  readonly user: string;
  readonly password: string;
  readonly feedText: string;
  readonly merchant: string | undefined;
  stop(): Promise<void>;
}

const sandboxMerchant = 'seoul-clinic';

/** Carries out a run; gives the process's exit code. */
export async function runCommand(
  options: RunOptions,
  console: Console,
  signal: AbortSignal,
): Promise<number> {
  const chosen = chooseScenarios(options.only);
  checkWritable('--json', options.jsonFile);
  checkWritable('--junit', options.junitFile);
  const place = await placeOf(options, console, machineClock);
  try {
    const { target, grpc, user, password } = place;
    const ways = connect({ target, grpc, user, password, tlsFiles: options.tlsFiles }, machineClock);
    const settings: RunSettings = {
      ways,
      feed: feedOf(readFeed(place.feedText), place.merchant),
      control: place.control === null ? null : new ControlClient(place.control),
      user,
      runId: randomBytes(5).toString('hex'),
      next: counting(),
      clock: machineClock,
      signal,
      patienceMs: options.patienceMs,
    };
    const name = [target, grpc].filter((address) => address !== null).join(' and ');
    try {
      const report =
        options.mode === 'scenarios'
          ? await tryScenarios(settings, chosen, name, console)
          : await tryRandom(settings, planOf(options.mode), name, console);
      return tell(report, options, console);
    } finally {
      await disconnect(ways);
    }
  } finally {
    await place.stop();
  }
}

function chooseScenarios(only: readonly string[] | null): readonly GroupedScenario[] {
  if (only === null) return scenarios;
  const chosen = scenarios.filter(({ id }) => only.some((text) => id.includes(text)));
  if (chosen.length === 0)
    throw new OptionError(`--only: no scenario is called so: ${only.join()}; see --list`);
  return chosen;
}

async function placeOf(options: RunOptions, { environment }: Console, clock: Clock): Promise<Place> {
  if (!options.sandbox) {
    const { target, grpc, control, user, feedFile, merchant } = options;
    if (user === null || feedFile === null) throw new OptionError('--user and --feed are needed');
    const password = passwordOf(options, environment);
    const feedText = readOption('--feed', feedFile);
    return { target, grpc, control, user, password, feedText, merchant, stop: () => Promise.resolve() };
  }
  const sandbox = await reachSandbox(environment, clock);
  const file = options.feedFile;
  return {
    target: sandbox.url,
    grpc: sandbox.grpcAddress,
    control: sandbox.controlUrl,
    user: sandbox.user,
    password: sandbox.password,
    feedText: file === null ? sandboxFeed(clock.now()) : readOption('--feed', file),
    merchant: options.merchant ?? sandboxMerchant,
    stop: () => sandbox.stop(),
  };
}

function passwordOf(
  { passwordFile }: RunOptions,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  if (passwordFile !== null) return readOption('--password-file', passwordFile).replace(/\r?\n$/, '');
  const password = environment['CONFORMANCE_PASSWORD'];
  if (password === undefined)
    throw new OptionError('the password is needed: set CONFORMANCE_PASSWORD, or give --password-file');
  return password;
}

async function tryScenarios(
  settings: RunSettings,
  chosen: readonly GroupedScenario[],
  name: string,
  { progress }: Console,
): Promise<Report> {
  const shown = settings.ways.map((way) => [way, showProgress(progress, way.transport)] as const);
  const byWay = new Map(shown);
  const report = await runScenarios(settings, chosen, name, (way) => {
    const own = byWay.get(way);
    if (own === undefined) throw new Error('a way that is not of this run');
    return own;
  });
  for (const [, line] of shown) line.done();
  return report;
}

function planOf(mode: Exclude<RunOptions['mode'], 'scenarios'>): RandomPlan {
  if ('replayFile' in mode) return { history: readHistory(readOption('--replay', mode.replayFile)) };
  const { seed, runs, steps } = mode.random;
  return { seed: seed ?? randomInt(1_000_000_000), runs, steps };
}

async function tryRandom(
  settings: RunSettings,
  plan: RandomPlan,
  name: string,
  { progress, out }: Console,
): Promise<Report> {
  const { clock, feed, ways, signal } = settings;
  const [startedMs, from] = [clock.now(), clock.ticks()];
  const report = { target: name, merchant: feed.slots[0]?.merchantId ?? '', startedMs };
  const runs = [];
  const calls = [];
  const remarks: string[] = 'seed' in plan ? [`seed ${plan.seed}`] : [];
  for (const way of ways) {
    const { target } = await openTarget(settings, way);
    const run = await runRandom(target, way, plan, (played) => {
      if (progress.isTTY === true) progress.write(`\r\u001b[2K[${way.transport}] ${played} histories`);
    });
    if (progress.isTTY === true) progress.write('\r\u001b[2K');
    runs.push(run);
    calls.push(...target.calls);
    if (run.history === null) continue;
    out.write(
      `The shortest history that deviates; save it in a file and play it again with --replay FILE:\n`,
    );
    out.write(`${JSON.stringify(run.history)}\n\n`);
  }
  return {
    ...report,
    remarks,
    times: timesOf(calls),
    tookMs: clock.ticks() - from,
    results: runs.map(({ result }) => result),
    leftBehind: runs.flatMap(({ leftBehind }) => leftBehind),
    interrupted: signal.aborted,
    fellSilent: false,
  };
}

function tell(report: Report, { jsonFile, junitFile, strict }: RunOptions, { out }: Console): number {
  out.write(writeText(report, strict));
  if (jsonFile !== null) writeFileSync(jsonFile, writeJson(report, strict));
  if (junitFile !== null) writeFileSync(junitFile, writeJunit(report, strict));
  if (report.interrupted) return 130;
  if (report.fellSilent) return 3;
  return conforms(report, strict) ? 0 : 1;
}
