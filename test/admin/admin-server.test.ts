import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { type AdminServer, startAdminServer } from '../../src/admin/admin-server.ts';
import { createMetrics } from '../../src/admin/metrics.ts';
import { createReadiness, type ReadinessCheck } from '../../src/admin/readiness.ts';
import type { Booking } from '../../src/core/booking.ts';
import type { Clock } from '../../src/core/clock.ts';
import type { ImageOutcome, ImageRegistration } from '../../src/core/house-store.ts';
import {
  bookingId,
  idempotencyToken,
  merchantId,
  type OperationId,
  operationId,
  ownerId,
  partnerId,
  personKey,
  serviceId,
  userId,
} from '../../src/core/identifiers.ts';
import type { Operation } from '../../src/core/operation.ts';

const operation: Operation = {
  id: operationId('op1'),
  bookingId: bookingId('b1'),
  partnerId: partnerId('google'),
  merchantId: merchantId('seoul-clinic'),
  intent: { kind: 'create', visitorId: 'visitor-of-the-clinic', span: { startSec: 0, endSec: 1800 } },
  state: 'needs-person',
  owner: ownerId('o1'),
  startedMs: Date.UTC(2025, 0, 2, 3, 4, 5),
  sentMs: Date.UTC(2025, 0, 2, 3, 4, 6),
  sends: 2,
  note: null,
  trouble: 'time-out: no answer',
};

const images: ImageRegistration = {
  id: operationId('im1'),
  partnerId: partnerId('intake'),
  merchantId: merchantId('seoul-clinic'),
  key: null,
  visitorIds: ['v1'],
  bookingId: bookingId('b1'),
  imageCount: 2,
  owner: ownerId('me'),
  startedMs: Date.parse('2025-01-02T03:04:07Z'),
  trouble: 'unreachable: cut',
};

const booking: Booking = {
  id: bookingId('b2'),
  partnerId: partnerId('google'),
  merchantId: merchantId('seoul-clinic'),
  serviceId: serviceId('consultation'),
  items: null,
  userId: userId('user of the partner'),
  token: idempotencyToken('token'),
  personKey: personKey('person'),
  person: null,
  startSec: Date.UTC(2025, 5, 6, 7) / 1000,
  endSec: Date.UTC(2025, 5, 6, 8) / 1000,
  place: { calendar: 'calendar', zone: 'zone' },
  status: 'confirmed',
  reference: { visitorId: 'visitor-of-the-clinic', receiptId: 'receipt', scheduleId: null },
  note: 'words of the visitor',
  echo: '{}',
  createdMs: Date.UTC(2025, 0, 2),
  observedMs: Date.UTC(2025, 0, 2),
  openOperation: null,
  lastOperation: null,
  fencedUntilMs: 0,
};

/** Time-outs on this clock come at once, so that what never answers is late without waiting. */
const impatient: Clock = {
  now: () => 0,
  after(_, action) {
    const timer = setImmediate(action);
    return () => clearImmediate(timer);
  },
};

interface Answer {
  readonly status: number | undefined;
  readonly type: string | undefined;
  readonly text: string;
}

function ask(
  port: number,
  path: string,
  { method = 'GET', host = 'localhost', headers = {} } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request(
      { host: '127.0.0.1', port, path, method, headers: { host, ...headers }, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode, type: response.headers['content-type'], text }),
        );
      },
    );
    call.on('error', reject).end();
  });
}

const running: AdminServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function start(
  checks: Record<string, ReadinessCheck> = {},
  unresolved?: (limit: number) => Promise<Operation[]>,
) {
  const errors: object[] = [];
  const acknowledged: string[] = [];
  const untraced = async (limit: number) => [booking].slice(0, limit);
  const source = {
    unresolved: unresolved ?? (async (limit: number) => [operation].slice(0, limit)),
    audit: async () => ({ entries: [], next: null }),
    booking: async () => null,
    untraced: async (limit: number) => (unresolved === undefined ? untraced(limit) : []),
    unresolvedImages: async (limit: number) => (unresolved === undefined ? [images].slice(0, limit) : []),
    acknowledgeImages: async (id: OperationId, found: ImageOutcome) => {
      acknowledged.push(`${id} ${found}`);
      return id === images.id;
    },
  };
  const readiness = createReadiness(checks, impatient);
  const metrics = createMetrics(source);
  const log = { info: () => undefined, warn: () => undefined, error: (facts: object) => errors.push(facts) };
  const server = await startAdminServer({ port: 0, readiness, registry: metrics.registry, ...source, log });
  running.push(server);
  return { server, port: server.port, readiness, metrics, errors, acknowledged };
}

describe('/readyz', () => {
  const fine = async () => true;

  test('says which checks are fine', async () => {
    const { port } = await start({ store: fine, transports: fine });
    expect(await ask(port, '/readyz')).toEqual({
      status: 200,
      type: 'application/json; charset=utf-8',
      text: '{"ready":true,"draining":false,"checks":{"store":"ok","transports":"ok"}}',
    });
  });

  test.each([
    ['not-ready', async (): Promise<boolean> => false],
    ['failed', (): Promise<boolean> => Promise.reject(new Error('secret detail'))],
    [
      'failed',
      (): never => {
        throw new Error('secret detail');
      },
    ],
    ['late', () => new Promise<boolean>(() => undefined)],
  ] as const)('is 503 when a check is %s', async (result, check) => {
    const { port } = await start({ store: check });
    expect(await ask(port, '/readyz')).toMatchObject({
      status: 503,
      text: `{"ready":false,"draining":false,"checks":{"store":"${result}"}}`,
    });
  });

  test('is 503 while the process drains, though all is fine; /livez stays 200', async () => {
    const { port, readiness } = await start({ store: fine });
    readiness.drain();
    expect(await ask(port, '/readyz')).toMatchObject({
      status: 503,
      text: '{"ready":false,"draining":true,"checks":{"store":"ok"}}',
    });
    expect(await ask(port, '/livez')).toMatchObject({ status: 200 });
  });
});

describe('/unresolved', () => {
  test.each(['/unresolved', '/admin/unresolved'])(
    '%s lists what a person needs, and nothing of the visitor',
    async (path) => {
      const { port } = await start();
      const { status, text } = await ask(port, path);
      expect(status).toBe(200);
      expect(JSON.parse(text)).toEqual({
        operations: [
          {
            id: 'op1',
            bookingId: 'b1',
            merchant: 'seoul-clinic',
            partner: 'google',
            kind: 'create',
            state: 'needs-person',
            since: '2025-01-02T03:04:05.000Z',
            sentAt: '2025-01-02T03:04:06.000Z',
            sends: 2,
            trouble: 'time-out: no answer',
          },
        ],
        bookings: [
          {
            bookingId: 'b2',
            merchant: 'seoul-clinic',
            partner: 'google',
            memo: 'G-b2',
            start: '2025-06-06T07:00:00.000Z',
            since: '2025-01-02T00:00:00.000Z',
          },
        ],
        images: [
          {
            id: 'im1',
            merchant: 'seoul-clinic',
            partner: 'intake',
            visitorIds: ['v1'],
            bookingId: 'b1',
            images: 2,
            since: '2025-01-02T03:04:07.000Z',
            trouble: 'unreachable: cut',
          },
        ],
      });
    },
  );

  test.each([
    ['', 100],
    ['?limit=1', 1],
    ['?limit=1000', 1000],
  ])('%s asks for at most %d', async (query, expected) => {
    const limits: number[] = [];
    const { port } = await start({}, async (limit) => {
      limits.push(limit);
      return [];
    });
    expect(await ask(port, `/unresolved${query}`)).toMatchObject({
      status: 200,
      text: '{"operations":[],"bookings":[],"images":[]}',
    });
    expect(limits).toEqual([expected]);
  });

  test.each(['0', '1001', '-1', 'x', '', '1.5', '1&limit=2'])('limit=%s is refused', async (limit) => {
    const { port } = await start();
    const answer = await ask(port, `/unresolved?limit=${limit}`);
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('"field":"limit"') });
  });

  test('a store in trouble is a 500 without detail, logged with it', async () => {
    const { port, errors } = await start({}, () => Promise.reject(new Error('secret detail')));
    const { status, text } = await ask(port, '/unresolved');
    expect(status).toBe(500);
    expect(text).not.toContain('secret detail');
    expect(errors).toEqual([{ err: new Error('secret detail'), path: '/unresolved' }]);
  });
});

describe('/unresolved/<id>/acknowledge', () => {
  const post = { method: 'POST' };

  test.each([
    ['', 'unknown'],
    ['?found=registered', 'done'],
    ['?found=missing', 'refused'],
  ])('%s says that the outcome is %s', async (query, outcome) => {
    const { port, acknowledged } = await start();
    expect(await ask(port, `/unresolved/im1/acknowledge${query}`, post)).toMatchObject({
      status: 200,
      text: '{}',
    });
    expect(acknowledged).toEqual([`im1 ${outcome}`]);
  });

  test('what is not listed is not found', async () => {
    const { port } = await start();
    const answer = await ask(port, '/unresolved/im2/acknowledge', post);
    expect(answer).toMatchObject({ status: 404, text: expect.stringContaining('no images of this id') });
  });

  test.each([
    ['?found=yes', 'found'],
    ['?found=', 'found'],
    ['?found=missing&found=registered', 'found'],
    ['?fund=missing', 'fund'],
  ])('%s is refused by name', async (query, field) => {
    const { port, acknowledged } = await start();
    const answer = await ask(port, `/unresolved/im1/acknowledge${query}`, post);
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining(`"field":"${field}"`) });
    expect(acknowledged).toEqual([]);
  });

  test('a look does nothing', async () => {
    const { port, acknowledged } = await start();
    expect(await ask(port, '/unresolved/im1/acknowledge')).toMatchObject({ status: 405 });
    expect(acknowledged).toEqual([]);
  });

  test.each(['http://evil.example', 'null', 'http://127.0.0.1:9090'])(
    'a page from %s cannot have a browser do it',
    async (origin) => {
      const { port, acknowledged } = await start();
      const answer = await ask(port, '/unresolved/im1/acknowledge', { ...post, headers: { origin } });
      expect(answer).toMatchObject({ status: 403 });
      expect(acknowledged).toEqual([]);
    },
  );
});

describe('/metrics', () => {
  test('counts requests, operations, clinic calls and unresolved operations, besides the process itself', async () => {
    const { port, metrics } = await start();
    metrics.request({ transport: 'http', method: 'CreateBooking', code: '200' }, 0.02);
    metrics.operation('create', 'done');
    metrics.clinicCall({ merchant: 'seoul-clinic', operation: 'reserve', outcome: 'ok' }, 0.2);
    const { status, type, text } = await ask(port, '/metrics');
    expect({ status, type }).toEqual({ status: 200, type: 'text/plain; version=0.0.4; charset=utf-8' });
    for (const line of [
      'adapter_request_seconds_count{transport="http",method="CreateBooking",code="200"} 1',
      'adapter_request_seconds_bucket{le="0.025",transport="http",method="CreateBooking",code="200"} 1',
      'adapter_operations_total{kind="create",outcome="done"} 1',
      'adapter_clinic_call_seconds_count{merchant="seoul-clinic",operation="reserve",outcome="ok"} 1',
      'adapter_unresolved_operations{state="unknown"} 0',
      'adapter_unresolved_operations{state="needs-person"} 1',
      'adapter_untraced_bookings 1',
      'adapter_unresolved_images 1',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    expect(text).toContain('process_cpu_seconds_total');
  });

  test('are given even while the store is in trouble, with the unknown number as NaN', async () => {
    const { port } = await start({}, () => Promise.reject(new Error('down')));
    const { status, text } = await ask(port, '/metrics');
    expect(status).toBe(200);
    expect(text).toContain('adapter_unresolved_operations{state="unknown"} Nan');
  });
});

describe('requests that a page in a browser could cause', () => {
  test.each([
    'evil.example',
    'evil.example:9090',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '10.0.0.1',
  ])('under the name %j are refused on every path', async (host) => {
    const { port } = await start();
    for (const path of ['/livez', '/readyz', '/metrics', '/unresolved', '/nothing']) {
      const { status, text } = await ask(port, path, { host });
      expect({ status, leak: text.includes('op1') }).toEqual({ status: 403, leak: false });
    }
  });

  test.each(['localhost', 'LOCALHOST:9090', '127.0.0.1', '127.0.0.1:9090', '[::1]:9090'])(
    'under the loopback name %s are answered',
    async (host) => {
      const { port } = await start();
      expect(await ask(port, '/livez', { host })).toMatchObject({ status: 200 });
    },
  );

  test('other methods are refused', async () => {
    const { port } = await start();
    expect(await ask(port, '/unresolved', { method: 'POST' })).toMatchObject({ status: 405 });
  });
});

test('an unknown path is 404 in JSON', async () => {
  const { port } = await start();
  expect(await ask(port, '/v3/HealthCheck')).toMatchObject({
    status: 404,
    type: expect.stringMatching(/json/),
  });
});

test.each([
  ['POST', '/unresolved/%zz/acknowledge'],
  ['GET', 'http://[::1/unresolved'],
])('%s %s is 400 in JSON, and no fault of the server', async (method, path) => {
  const { port, errors } = await start();
  expect(await ask(port, path, { method })).toMatchObject({
    status: 400,
    type: expect.stringMatching(/json/),
    text: expect.stringContaining('"code":"invalid_argument"'),
  });
  expect(errors).toEqual([]);
});

test('a taken port is told by its setting', async () => {
  const { port, readiness, metrics } = await start();
  const again = startAdminServer({
    port,
    readiness,
    registry: metrics.registry,
    unresolved: async () => [],
    audit: async () => ({ entries: [], next: null }),
    booking: async () => null,
    untraced: async () => [],
    unresolvedImages: async () => [],
    acknowledgeImages: async () => false,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  await expect(again).rejects.toThrow(`cannot listen on 127.0.0.1:${port} (ADMIN_PORT)`);
});

test('closing ends connections that are kept open without a request', async () => {
  const { server, port } = await start();
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write('GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(socket, 'data');
  running.splice(0);
  const closed = once(socket, 'close');
  await server.close();
  await closed;
});
