import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readFeed } from '../../src/conformance/feed/feed.ts';
import { scenarios } from '../../src/conformance/scenarios/index.ts';
import type { Flaw } from './flaws.ts';
import { StandingClock, startSmallServer } from './judged-server.ts';
import { password, type SmallServer, user } from './small-server.ts';

const entry = path.join(__dirname, '../../src/conformance/main.ts');

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

let folder: string;
let server: SmallServer;
let target: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'conformance-command-'));
});
afterEach(async () => {
  await server?.close();
  rmSync(folder, { recursive: true });
});

async function serve(flaw: Flaw | null): Promise<void> {
  const started = await startSmallServer(flaw, new StandingClock());
  writeFileSync(file('feed.json'), started.feedText);
  server = started.server;
  target = started.target;
}

function file(name: string): string {
  return path.join(folder, name);
}

function against(...more: readonly string[]): readonly string[] {
  return ['--target', target, '--user', user, '--feed', file('feed.json'), ...more];
}

const environment = { ...process.env, CONFORMANCE_PASSWORD: password };

function command(args: readonly string[], env: NodeJS.ProcessEnv = environment): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [entry, ...args], { env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

const overHttp = (port: number): readonly string[] => ['--target', `http://127.0.0.1:${port}`];

function portOf(listener: Server): number {
  const address = listener.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return address.port;
}

test('a server that conforms ends the command with code 0, and all three reports say so', async () => {
  await serve(null);
  const only = ['--only', 'create/,wire/names'];
  const { code, out } = await command(against(...only, '--json', file('r.json'), '--junit', file('r.xml')));
  expect(code).toBe(0);
  expect(out).toMatch(/^Conformance of http:\S+, merchant clinic\n/);
  expect(out).toMatch(
    /\n\d+ scenarios tried, \d+ as expected; 0 must, 0 should, 0 note; [\d.]+ s\nConforms, as far as it was tried\.\n$/,
  );
  const json = JSON.parse(readFileSync(file('r.json'), 'utf8'));
  expect(json).toMatchObject({ conforms: true, must: 0, merchant: 'clinic', leftBehind: [] });
  const xml = readFileSync(file('r.xml'), 'utf8');
  expect(xml).toContain('<testsuite name="HTTP" tests="18" failures="0"');
  expect(xml).not.toContain('<failure');
});

test('a server that deviates ends it with code 1, and each report shows expectation, rule, request and answer', async () => {
  await serve('answers-refusals-with-409');
  const only = ['--only', 'create/booked-out'];
  const { code, out } = await command(against(...only, '--json', file('r.json'), '--junit', file('r.xml')));
  expect(code).toBe(1);
  const parts = [
    '* create/booked-out-slot-is-slot-unavailable (HTTP)',
    'Expected  a creation in a slot without places is answered by 200 and booking_failure',
    'Found     HTTP 409 {"error":"conflict"}',
    'Rule      [google] 4.2 HTTP status or booking_failure: https://developers.google.com/',
    'Request   POST /v3/CreateBooking {"slot":{"merchant_id":"clinic"',
    'Answer    HTTP 409 {"error":"conflict"}',
    'Alone     --only create/booked-out-slot-is-slot-unavailable',
    'Does not conform.',
  ];
  for (const part of parts) expect(out).toContain(part);
  const json = JSON.parse(readFileSync(file('r.json'), 'utf8'));
  expect(json.results[0].findings[0]).toMatchObject({
    grade: 'must',
    rules: [{ id: '[google] 1.14' }, { id: '[google] 4.2', page: expect.stringMatching(/^https:/) }],
    exchanges: [{ request: 'POST /v3/CreateBooking', status: 'HTTP 409', received: '{"error":"conflict"}' }],
  });
  const xml = readFileSync(file('r.xml'), 'utf8');
  expect(xml).toContain('failures="1"');
  expect(xml).toMatch(
    /<failure type="must" message="a creation in a slot without places[^"]*">[^<]*\{&quot;error&quot;/,
  );
});

test('what a server should do better counts only with --strict', async () => {
  await serve('answers-as-text');
  const only = ['--only', 'wire/answers-call-themselves-json'];
  expect(await command(against(...only))).toMatchObject({
    code: 0,
    out: expect.stringContaining('1 should'),
  });
  expect((await command(against(...only, '--strict'))).code).toBe(1);
});

test('random calls print a history that can be played again', async () => {
  await serve('ignores-tokens');
  const random = await command(against('--random', '--seed', '5', '--runs', '5', '--steps', '15'));
  expect(random.code).toBe(1);
  expect(random.out).toContain('- seed 5\n');
  const [, history = ''] = /--replay FILE:\n(\[.*\])\n/.exec(random.out) ?? [];
  writeFileSync(file('history.json'), history);
  expect((await command(against('--replay', file('history.json')))).code).toBe(1);
});

test('an interrupted run cancels what it has booked', async () => {
  await serve(null);
  const child = spawn(process.execPath, [entry, ...against()], { env: environment, stdio: 'ignore' });
  const ended = once(child, 'exit');
  await server.untilBooked();
  child.kill('SIGINT');
  const [code] = await ended;
  expect(code).toBe(130);
  expect(server.booked).toBe(0);
});

test('the password may come from a file', async () => {
  await serve(null);
  writeFileSync(file('password'), `${password}\n`);
  const { CONFORMANCE_PASSWORD: _none, ...env } = environment;
  const args = against('--only', 'health/serving', '--password-file', file('password'));
  expect((await command(args, env)).code).toBe(0);
});

describe('what can not be judged', () => {
  test('nobody answers', async () => {
    await serve(null);
    await server.close();
    const { code, err } = await command(against());
    expect(code).toBe(3);
    expect(err).toMatch(/^conformance: the server doesn't answer: no answer: /);
  });

  test.each<[string, (port: number) => readonly string[], RequestListener, RegExp]>([
    [
      'there is nothing at these paths',
      overHttp,
      (_request, response) => response.writeHead(404).end(),
      /GET \/v3\/HealthCheck was answered by HTTP 404\n.*BatchAvailabilityLookup was answered by HTTP 404\nCheck --target/,
    ],
    [
      'pages come instead of messages',
      overHttp,
      (_request, response) => response.end('<html>Welcome</html>'),
      /there is no booking server:\n.*\n.*by HTTP 200 <html>Welcome<\/html>\nCheck --target/,
    ],
    [
      'calls are sent elsewhere',
      overHttp,
      (_request, response) => response.writeHead(301, { location: '/' }).end(),
      /by HTTP 301\nCheck --target/,
    ],
    [
      'look-ups are cut off',
      overHttp,
      ({ method, socket }, response) => (method === 'GET' ? response.end() : socket.destroy()),
      /BatchAvailabilityLookup was answered by no answer: .*\nCheck --target/,
    ],
    [
      'nobody there speaks gRPC',
      (port: number) => ['--grpc', `127.0.0.1:${port}`],
      (_request, response) => response.end(),
      /^conformance: the server doesn't answer: gRPC UNAVAILABLE No connection .*\nCheck --grpc/,
    ],
  ])('%s', async (_what, way, answer, said) => {
    await serve(null);
    const stranger = createServer(answer).listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const args = ['--user', user, '--feed', file('feed.json'), ...way(portOf(stranger))];
    const { code, err, out } = await command(args);
    stranger.close();
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(said);
  });

  test('the server stops answering: what was found is told, and the rest is not waited for', async () => {
    await serve(null);
    const running = command(against('--patience', '1'));
    await server.untilBooked();
    await server.close();
    const { code, out } = await running;
    expect(code).toBe(3);
    expect(out).toMatch(/- HTTP: the server answers no more; \d+ scenarios were not tried\n/);
    expect(out).toContain('The server stopped answering: what follows is about a part only.');
    expect(out).toContain('Does not conform.');
  });

  test('the credentials are refused', async () => {
    await serve(null);
    const { code, err } = await command(against(), { ...environment, CONFORMANCE_PASSWORD: 'wrong' });
    expect(code).toBe(3);
    expect(err).toContain('refuses the credentials (HTTP 401)');
  });
});

describe('options that are wrong', () => {
  const complete = ['--target', 'http://127.0.0.1:1', '--user', 'x', '--feed', 'no-such-feed.json'];
  const wrong: readonly (readonly [readonly string[], string, number])[] = [
    [[], '--target or --grpc is needed', 2],
    [['--target', 'http://127.0.0.1:1'], '--user is needed', 2],
    [['--target', 'http://127.0.0.1:1', '--user', 'x'], '--feed is needed', 2],
    [[...complete.slice(2), '--target', 'localhost:8080'], '--target must be an http or https address', 2],
    [[...complete, '--seed', 'x', '--random'], '--seed must be a whole number, not x', 2],
    [[...complete, '--no-such'], "Unknown option '--no-such'", 2],
    [[...complete, '--only', 'no-such-scenario'], 'no scenario is called so', 2],
    [complete, '--feed: ENOENT', 2],
    [[...complete, '--password-file', 'no-such-file'], '--password-file: ENOENT', 2],
    [[...complete, '--json', 'no-such-folder/report.json'], '--json: ENOENT', 2],
    [[...complete, '--grpc', 'xx:yy'], '--grpc must be host:port or https://host:port, not xx:yy', 2],
  ];

  test.each(wrong)('%j', async (args, message, code) => {
    const ended = await command(args);
    expect(ended.err).toContain(message);
    expect(ended.code).toBe(code);
    expect(ended.err).not.toMatch(/\n\s+at /);
  });
});

test('--list names every scenario, --help every option', async () => {
  expect((await command(['--list'])).out.trim().split('\n')).toEqual(scenarios.map(({ id }) => id));
  expect((await command(['--help'])).out).toContain('--write-feed FILE');
});

test('the feed of the sandbox that --write-feed writes can be read', async () => {
  expect((await command(['--write-feed', file('sandbox.json')])).code).toBe(0);
  const { slots } = readFeed(readFileSync(file('sandbox.json'), 'utf8'));
  expect(new Set(slots.map(({ merchantId }) => merchantId))).toEqual(
    new Set(['seoul-clinic', 'utrecht-clinic']),
  );
});
