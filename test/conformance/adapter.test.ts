import { machineClock } from '../../src/conformance/clock.ts';
import { connect, disconnect, noTlsFiles } from '../../src/conformance/connect.ts';
import { ControlClient } from '../../src/conformance/control/control-client.ts';
import { feedOf, readFeed } from '../../src/conformance/feed/feed.ts';
import { sandboxFeed } from '../../src/conformance/feed/sandbox-feed.ts';
import type { ScenarioResult } from '../../src/conformance/finding.ts';
import { runScenarios } from '../../src/conformance/run-scenarios.ts';
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

let sandbox: ChangedSandbox;

beforeAll(async () => {
  sandbox = await ChangedSandbox.start(settings);
  const { control } = sandbox.system.clinic;
  control.changeSettings({ rateLimitPerMinute: 0, oauthRequestsPerSec: 0 });
});

afterAll(async () => {
  await sandbox.stop();
});

describe.each(['seoul-clinic', 'utrecht-clinic'])('the adapter before %s', (merchant) => {
  test.each(['HTTP', 'gRPC'])(
    'conforms over %s',
    async (transport) => {
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
      const report = await runScenarios(
        {
          ways,
          feed: feedOf(readFeed(sandboxFeed(Date.now())), merchant),
          control: new ControlClient(system.clinic.url),
          user: 'google-sandbox',
          runId: `${merchant}-${transport}`.toLowerCase(),
          clock: machineClock,
          signal: new AbortController().signal,
          patienceMs: 30_000,
        },
        tried,
        system.url,
        () => ({ begin: () => undefined, end: () => undefined }),
      );
      await disconnect(ways);
      if (process.env['SHOW'])
        console.log(
          report.results
            .map((r) => [Math.round(r.tookMs), r.id])
            .sort((a, b) => Number(b[0]) - Number(a[0]))
            .slice(0, 14)
            .map((x) => x.join(' '))
            .join('\n'),
          JSON.stringify(report.times),
        );
      expect(report.results.flatMap(deviations)).toEqual([]);
      expect(report.leftBehind).toEqual([]);
      expect(report.results.filter(isUntried).map(({ reason }) => reason)).toEqual([]);
      const { control } = system.clinic;
      const { schedules, appointments } = control.state();
      expect(schedules.filter(({ status }) => status === 'RESERVED')).toEqual([]);
      expect(appointments.filter(({ status }) => status === 'CONFIRMED')).toEqual([]);
    },
    240_000,
  );
});

function deviations({ id, findings }: ScenarioResult): readonly object[] {
  return findings.map(({ grade, expected, found }) => ({ id, grade, expected, found }));
}

function isUntried({ state, reason }: ScenarioResult): boolean {
  return state === 'not-applicable' && !expectedReasons.test(reason);
}
