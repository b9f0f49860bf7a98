import { randomUUID } from 'node:crypto';
import { machineClock } from '../../src/conformance/clock.ts';
import { connect, disconnect, noTlsFiles } from '../../src/conformance/connect.ts';
import { ControlClient } from '../../src/conformance/control/control-client.ts';
import { feedOf, readFeed } from '../../src/conformance/feed/feed.ts';
import { sandboxFeed } from '../../src/conformance/feed/sandbox-feed.ts';
import type { ScenarioResult } from '../../src/conformance/finding.ts';
import { runRandom } from '../../src/conformance/random/run-random.ts';
import { counting, openTarget, type RunSettings, runScenarios } from '../../src/conformance/run-scenarios.ts';
import { scenarios } from '../../src/conformance/scenarios/index.ts';
import { ChangedSandbox, type Setting } from '../adapter/changed-sandbox.ts';

const impatience = { lateCommitSec: 2, commandSec: 2, guardedRepeatSec: 1, slotAgeSec: 0 };

/** Unknown outcomes are known within seconds, and no limit of calls is in the way. */
const settings: readonly Setting[] = [
  [['merchants', 'seoul-clinic', 'patience'], impatience],
  [['merchants', 'utrecht-clinic', 'patience'], impatience],
  [['merchants', 'utrecht-clinic', 'connection', 'settings'], { requestsPerMinute: 100_000 }],
];

/** How fast this machine is today is no matter of right or wrong; these are tried on the small server, whose time stands still. */
const tried = scenarios.filter(({ group }) => group !== 'latency');

/** What the adapter doesn't do, and what the sandbox's feed has no slots for. */
const expectedReasons =
  /^(is about|SetMarketingPreference is not offered|the feed has too few slots .* (of at least 2 places|with CONFIRMATION_MODE_ASYNCHRONOUS)$|the feed names no)/;

/** A few; more are made by hand. */
const plan = { seed: 20, runs: 5, steps: 25 };

/** On a busy machine; a run takes a tenth of it on an idle one. */
const longestRunMs = 240_000;

let sandbox: ChangedSandbox;

beforeAll(async () => {
  sandbox = await ChangedSandbox.start(settings);
  const { control } = sandbox.system.clinic;
  control.changeSettings({ rateLimitPerMinute: 0, oauthRequestsPerSec: 0 });
});

afterAll(async () => {
  await sandbox.stop();
});

/** One way to the adapter, and what a run over it works with. */
function settingsFor(merchant: string, transport: string): RunSettings {
  const { system } = sandbox;
  const ways = connect(
    {
      target: transport === 'HTTP' ? system.url : null,
      grpc: transport === 'gRPC' ? system.grpcAddress : null,
      user: 'google-sandbox',
      password: 'sandbox-secret',
      tlsFiles: noTlsFiles,
    },
    machineClock,
  );
  return {
    ways,
    feed: feedOf(readFeed(sandboxFeed(Date.now())), merchant),
    control: new ControlClient(system.clinic.url),
    user: 'google-sandbox',
    runId: randomUUID(),
    next: counting(),
    clock: machineClock,
    signal: new AbortController().signal,
    patienceMs: 30_000,
  };
}

/** What is still to take place in the clinics. */
function live(): readonly object[] {
  const { schedules, appointments } = sandbox.system.clinic.control.state();
  return [
    ...schedules.filter(({ status }) => status === 'RESERVED'),
    ...appointments.filter(({ status }) => status === 'CONFIRMED'),
  ];
}

const silent = { begin: () => undefined, end: () => undefined };

describe.each(['seoul-clinic', 'utrecht-clinic'])('the adapter before %s', (merchant) => {
  test.each(['HTTP', 'gRPC'])(
    'conforms over %s',
    async (transport) => {
      const settings = settingsFor(merchant, transport);
      const report = await runScenarios(settings, tried, merchant, () => silent);
      await disconnect(settings.ways);
      expect(report.results.flatMap(deviations)).toEqual([]);
      expect(report.leftBehind).toEqual([]);
      expect(report.results.filter(isUntried).map(({ reason }) => reason)).toEqual([]);
      expect(live()).toEqual([]);
    },
    longestRunMs,
  );

  test(
    'answers random calls as the model does',
    async () => {
      const settings = settingsFor(merchant, 'HTTP');
      const [way] = settings.ways;
      if (way === undefined) throw new Error('no way to the adapter');
      const { target } = await openTarget(settings, way);
      const { result, history, leftBehind } = await runRandom(target, way, plan, () => undefined);
      await disconnect(settings.ways);
      expect([history, deviations(result), leftBehind]).toEqual([null, [], []]);
      expect(result.state).toBe('passed');
      expect(live()).toEqual([]);
    },
    longestRunMs,
  );
});

function deviations({ id, findings }: ScenarioResult): readonly object[] {
  return findings.map(({ grade, expected, found }) => ({ id, grade, expected, found }));
}

function isUntried({ state, reason }: ScenarioResult): boolean {
  return state === 'not-applicable' && !expectedReasons.test(reason);
}
