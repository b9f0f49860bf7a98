import { authorization, type BothTransports, startBoth } from '../both-transports.ts';
import { creation, lookUp, slot } from '../wrong-requests.ts';
import { answerIn, openRaw } from './raw-connection.ts';

let both: BothTransports;
beforeAll(async () => {
  both = await startBoth({ http: { headersMs: 150, requestMs: 150, checkMs: 20 } });
});
afterAll(() => both.close());
beforeEach(() => {
  both.core.calls.length = 0;
});
afterEach(async () => {
  expect(both.core.calls).toEqual([]);
  expect(await both.overHttp('BatchAvailabilityLookup', lookUp)).toMatchObject({ code: 'ok' });
});

const head = (more = '', path = '/v3/CreateBooking'): string =>
  `POST ${path} HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\n${more}\r\n`;

const text = JSON.stringify(creation);

describe('a body that is no request', () => {
  test.each([
    ['nothing', '', undefined],
    ['half a JSON', text.slice(0, -1), undefined],
    ['no JSON', 'slot=1', undefined],
    ['an array', '[]', undefined],
    ['null', 'null', undefined],
    ['a string', '"x"', undefined],
    ['100,000 nested arrays', '['.repeat(100_000), undefined],
    ['deep nesting in an unknown field', `{"x":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, undefined],
    ['a slot that is a string', '{"slot":"now"}', 'slot'],
    ['a slot that is a list', '{"slot":[]}', 'slot'],
    ['a fraction for an instant', JSON.stringify({ slot: { ...slot, start_sec: 1.5 } }), 'slot.start_sec'],
    ['words for an instant', JSON.stringify({ slot: { ...slot, start_sec: 'soon' } }), 'slot.start_sec'],
    ['an instant like 1e400', '{"slot":{"start_sec":1e400}}', 'slot.start_sec'],
    ['true for an instant', '{"slot":{"start_sec":true}}', 'slot.start_sec'],
    ['a number for a name', '{"user_information":{"given_name":5}}', 'user_information.given_name'],
    ['half a surrogate pair', '{"idempotency_token":"\\ud800"}', 'idempotency_token'],
    ['an unknown enum name', '{"slot":{"confirmation_mode":"LATER"}}', 'slot.confirmation_mode'],
    [
      '__proto__ for a slot',
      '{"__proto__":{"slot":{"merchant_id":"seoul-clinic"}},"idempotency_token":"t"}',
      'slot',
    ],
    ['constructor as a member', '{"constructor":{"prototype":{"x":1}}}', 'idempotency_token'],
  ])('%s is 400', async (_name, body, field) => {
    const outcome = await both.overHttp('CreateBooking', body);
    expect(outcome).toMatchObject({ status: 400, code: 'invalid-argument' });
    expect(outcome.field).toBe(field);
    expect('x' in {}).toBe(false);
  });

  test('bytes that are not UTF-8 are 400', async () => {
    const body = Buffer.concat([
      Buffer.from('{"idempotency_token":"'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('"}'),
    ]);
    const outcome = await both.overHttp('CreateBooking', body);
    expect(outcome).toMatchObject({ status: 400, code: 'invalid-argument' });
    expect(outcome.message).toContain('UTF-8');
  });
});

describe('a header that says what cannot be read', () => {
  test.each([
    ['content-encoding', 'gzip'],
    ['content-type', 'application/json; charset=iso-8859-1'],
  ])('%s: %s is 400', async (name, value) => {
    expect(await both.overHttp('CreateBooking', creation, { [name]: value })).toMatchObject({
      status: 400,
      field: name,
    });
  });
});

describe('too much', () => {
  test('a body that says it is larger than 1 MiB is not waited for', async () => {
    const raw = openRaw(both.http.port);
    raw.socket.write(head('content-length: 1048577\r\n'));
    await raw.until('"code":"too-large"');
    raw.socket.end();
    expect(answerIn(await raw.received)).toEqual({ status: 413, code: 'too-large' });
  });

  test('a client that sends everything before it reads still gets to read the refusal', async () => {
    const raw = openRaw(both.http.port);
    raw.socket.pause();
    const body = Buffer.alloc(4_000_000, 'x');
    raw.socket.write(head(`content-length: ${body.length}\r\n`));
    await new Promise((resolve) => raw.socket.write(body, resolve));
    raw.socket.resume();
    expect(answerIn(await raw.received)).toEqual({ status: 413, code: 'too-large' });
  });

  test('a body without a length is refused once it is too large', async () => {
    const raw = openRaw(both.http.port);
    raw.socket.write(head('transfer-encoding: chunked\r\n'));
    const piece = 'x'.repeat(65_536);
    for (let sent = 0; sent <= 16; sent += 1) raw.socket.write(`10000\r\n${piece}\r\n`);
    await raw.until('"code":"too-large"');
    raw.socket.end('0\r\n\r\n');
    expect(answerIn(await raw.received)).toEqual({ status: 413, code: 'too-large' });
  });

  test('headers of more than 16 KiB are 431', async () => {
    const raw = openRaw(both.http.port);
    raw.socket.write(head(`x-long: ${'x'.repeat(17_000)}\r\n`));
    await raw.until('}}');
    raw.socket.end();
    expect(answerIn(await raw.received)).toEqual({ status: 431, code: 'headers-too-large' });
  });

  test('a client that asks first is told before it sends', async () => {
    const raw = openRaw(both.http.port);
    raw.socket.write(head('content-length: 9999999\r\nexpect: 100-continue\r\n'));
    await raw.until('"code":"too-large"');
    raw.socket.end();
    expect(await raw.received).not.toContain('100 Continue');
  });
});

describe('too slow', () => {
  test('headers that never end are 408', async () => {
    const raw = openRaw(both.http.port);
    raw.socket.write('POST /v3/CreateBooking HTTP/1.1\r\nhost: x\r\n');
    await raw.until('}}');
    raw.socket.end();
    expect(answerIn(await raw.received)).toEqual({ status: 408, code: 'request-timeout' });
  });

  test('a body that never ends is 408', async () => {
    const raw = openRaw(both.http.port);
    raw.socket.write(`${head('content-length: 500\r\n')}{"slot"`);
    await raw.until('}}');
    raw.socket.end();
    expect(answerIn(await raw.received)).toEqual({ status: 408, code: 'request-timeout' });
  });
});

describe('no HTTP', () => {
  test('other bytes are 400', async () => {
    const raw = openRaw(both.http.port);
    raw.socket.write('\x16\x03\x01 hello\r\n\r\n');
    await raw.until('}}');
    raw.socket.end();
    expect(answerIn(await raw.received)).toEqual({ status: 400, code: 'invalid-argument' });
  });

  test.each(['http:///v3/CreateBooking', 'ftp://x.example/v3/CreateBooking', 'http://'])(
    'a request for %s is told so in the form of every other failure',
    async (target) => {
      const raw = openRaw(both.http.port);
      raw.socket.write(head('content-length: 2\r\n', target));
      await raw.until('}}');
      raw.socket.end();
      expect(answerIn(await raw.received)).toEqual({ status: 400, code: 'invalid-argument' });
    },
  );

  test.each([
    ['a request that names no host', head('content-length: 2\r\n').replace('host: x\r\n', ''), 'host'],
    ['an expectation that nobody knows', head('content-length: 2\r\nexpect: tea\r\n'), 'expect'],
  ])('%s is told of it', async (_name, bytes, field) => {
    const raw = openRaw(both.http.port);
    raw.socket.write(bytes);
    await raw.until('}}');
    raw.socket.end();
    const answer = await raw.received;
    expect(answerIn(answer)).toEqual({ status: 400, code: 'invalid-argument' });
    expect(answer).toContain(`"field":"${field}"`);
  });

  test('a tunnel is refused', async () => {
    const raw = openRaw(both.http.port);
    raw.socket.write('CONNECT clinic.example:443 HTTP/1.1\r\nhost: clinic.example:443\r\n\r\n');
    expect(answerIn(await raw.received)).toEqual({ status: 405, code: 'method-not-allowed' });
  });

  test('a client that hangs up in the middle of its body leaves nothing behind', async () => {
    const raw = openRaw(both.http.port);
    raw.socket.end(`${head('content-length: 500\r\n')}{"slot"`);
    await raw.received;
  });

  test('a client that resets its connection leaves nothing behind', async () => {
    const raw = openRaw(both.http.port);
    await new Promise((resolve) => raw.socket.write(`${head('content-length: 500\r\n')}{"slot"`, resolve));
    raw.socket.resetAndDestroy();
    await raw.received;
  });
});
