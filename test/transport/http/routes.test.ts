import { request } from 'node:http';
import {
  authorization,
  type BothTransports,
  httpOutcome,
  type Outcome,
  startBoth,
} from '../both-transports.ts';
import { lookUp } from '../wrong-requests.ts';

let both: BothTransports;
beforeAll(async () => {
  both = await startBoth();
});
afterAll(() => both.close());
beforeEach(() => {
  both.core.calls.length = 0;
});

interface Reply extends Outcome {
  readonly headers: NodeJS.Dict<string | string[]>;
}

function send(
  method: string,
  path: string,
  headers: Record<string, string> = { authorization },
  body = '',
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: both.http.port, method, path, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => {
        const outcome = httpOutcome(response.statusCode ?? 0, text === '' ? '{}' : text);
        resolve({ ...outcome, headers: response.headers });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

test.each([
  '/v3/BatchAvailabilityLookup',
  '/v3/BatchAvailabilityLookup/',
  '/v3/batchavailabilitylookup',
  '/V3/BATCHAVAILABILITYLOOKUP/',
  '/v3/BatchAvailabilityLookup?alt=json',
  '/v3/BatchAvailabilityLookup/?x=/',
  'http://x.example:8080/v3/BatchAvailabilityLookup',
  'HTTPS://x.example/v3/batchavailabilitylookup/?x=1',
])('%s is the look-up', async (path) => {
  expect(await send('POST', path, { authorization }, JSON.stringify(lookUp))).toMatchObject({ status: 200 });
});

test.each(['/v3/HealthCheck', '/v3/HealthCheck/', '/v3/healthcheck?x=1', 'http://x.example/v3/HealthCheck'])(
  '%s is the health check',
  async (path) => {
    expect(await send('GET', path)).toMatchObject({ status: 200, body: { status: 'SERVING' } });
  },
);

test('an answer says what it is and how long', async () => {
  const { headers } = await send(
    'POST',
    '/v3/BatchAvailabilityLookup',
    { authorization },
    JSON.stringify(lookUp),
  );
  expect(headers).toMatchObject({ 'content-type': 'application/json', 'content-length': expect.any(String) });
  expect(headers).not.toHaveProperty('x-powered-by');
});

test.each([
  'application/json; charset=utf-8',
  'Application/JSON;charset="UTF-8"',
  'application/vnd.google+json',
  'application/x-www-form-urlencoded',
  'text/plain; charset=utf-8',
])('the content type %s is read', async (type) => {
  const headers = { authorization, 'content-type': type };
  const reply = await send('POST', '/v3/BatchAvailabilityLookup', headers, JSON.stringify(lookUp));
  expect(reply).toMatchObject({ status: 200 });
});

test.each([
  '/',
  '/v3',
  '/v3/',
  '/v3/Nothing',
  '/v3/CreateBooking/x',
  '/v3//CreateBooking',
  '/v3/%43reateBooking',
  '/v3/%ff',
  '/v3/__proto__',
  '/v2/CreateBooking',
  '/v3/constructor',
  'http://x.example',
  'http://x.example?/v3/CreateBooking',
  'http://[::1/v4/CreateBooking',
  '*',
])('nothing is at %s', async (path) => {
  for (const method of ['POST', 'GET']) {
    expect(await send(method, path)).toMatchObject({ status: 404, code: 'not-found' });
  }
});

test.each([
  ['GET', '/v3/CreateBooking', 'POST'],
  ['PUT', '/v3/createbooking/', 'POST'],
  ['DELETE', '/v3/UpdateBooking', 'POST'],
  ['OPTIONS', '/v3/UpdateBooking', 'POST'],
  ['POST', '/v3/HealthCheck', 'GET'],
])('%s %s is not allowed', async (method, path, allow) => {
  expect(await send(method, path)).toMatchObject({
    status: 405,
    code: 'method-not-allowed',
    headers: { allow },
  });
});

describe('without good credentials', () => {
  test.each([
    ['POST', '/v3/CreateBooking'],
    ['POST', '/v3/CreateOrder'],
    ['GET', '/v3/HealthCheck'],
    ['GET', '/v3/CreateBooking'],
    ['GET', '/nowhere'],
  ])('%s %s is 401', async (method, path) => {
    for (const headers of [{}, { authorization: 'Basic d3Jvbmc=' }]) {
      const reply = await send(method, path, headers);
      expect(reply).toMatchObject({ status: 401, code: 'unauthenticated' });
      expect(reply.headers['www-authenticate']).toMatch(/^Basic realm=/);
    }
  });

  test('a body is not judged', async () => {
    const reply = await send(
      'POST',
      '/v3/CreateBooking',
      { authorization: 'Basic x', 'content-type': 'x/y' },
      '{',
    );
    expect(reply).toMatchObject({ status: 401 });
  });

  test('a caller without the right is 403', async () => {
    expect(await send('POST', '/v3/CreateBooking', { authorization: 'Basic denied' })).toMatchObject({
      status: 403,
      code: 'permission-denied',
    });
  });
});
