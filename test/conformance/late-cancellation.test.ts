import { machineClock } from '../../src/conformance/clock.ts';
import { connect, disconnect, noTlsFiles } from '../../src/conformance/connect.ts';
import { feedOf, readFeed } from '../../src/conformance/feed/feed.ts';
import { sandboxFeed } from '../../src/conformance/feed/sandbox-feed.ts';
import { counting, runScenarios } from '../../src/conformance/run-scenarios.ts';
import { scenarios } from '../../src/conformance/scenarios/index.ts';
import { ChangedSandbox, ofSeoul } from '../adapter/changed-sandbox.ts';

const aYearMinutes = 525_600;

let sandbox: ChangedSandbox;

beforeAll(async () => {
  sandbox = await ChangedSandbox.start([
    ofSeoul(['services', 'laser-toning', 'cancelUntilMinutes'], aYearMinutes),
  ]);
});
afterAll(async () => {
  await sandbox.stop();
});

test.each(['HTTP', 'gRPC'])(
  'the adapter refuses a late cancellation as documented over %s',
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
    const feed = feedOf(readFeed(sandboxFeed(Date.now())), 'seoul-clinic');
    const laser = feed.slots.filter(({ serviceId }) => serviceId === 'laser-toning');
    // One of them for each transport, since what is booked there stays.
    const tooLateToCancel = laser.at(transport === 'HTTP' ? 0 : -1) ?? null;
    const report = await runScenarios(
      {
        ways,
        feed: { ...feed, tooLateToCancel },
        control: null,
        user: 'google-sandbox',
        runId: transport,
        next: counting(),
        clock: machineClock,
        signal: new AbortController().signal,
        patienceMs: 30_000,
      },
      scenarios.filter(({ id }) => id === 'update/late-cancellation-is-outside-the-window'),
      'adapter',
      () => ({ begin: () => undefined, end: () => undefined }),
    );
    await disconnect(ways);
    expect(report.results).toMatchObject([{ state: 'passed', findings: [] }]);
  },
);
