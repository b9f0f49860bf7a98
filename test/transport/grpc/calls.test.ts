import { once } from 'node:events';
import { type ClientHttp2Session, type ClientHttp2Stream, connect } from 'node:http2';
import { type Client, Metadata, status } from '@grpc/grpc-js';
import { service as healthService } from 'grpc-health-check';
import { bookingService, methodNames } from '../../../src/contract/wire/protos.ts';
import {
  authorization,
  type BothTransports,
  encodeRequest,
  goodMetadata,
  startBoth,
} from '../both-transports.ts';
import { creation, lookUp } from '../wrong-requests.ts';

let both: BothTransports;
beforeAll(async () => {
  both = await startBoth({ grpc: { requestMs: 150, healthMs: 10 } });
});
afterAll(() => both.close());
beforeEach(() => {
  both.core.calls.length = 0;
});

describe('without good credentials', () => {
  test.each(methodNames)('%s is UNAUTHENTICATED', async (method) => {
    const wrong = new Metadata();
    wrong.set('authorization', 'Basic d3Jvbmc=');
    for (const metadata of [new Metadata(), wrong]) {
      const outcome = await both.overGrpc(method, {}, metadata);
      expect(outcome).toMatchObject({ status: status.UNAUTHENTICATED, code: 'unauthenticated' });
    }
  });

  test('a message is not judged', async () => {
    const outcome = await both.overGrpc('CreateBooking', Buffer.from('no message'), new Metadata());
    expect(outcome).toMatchObject({ code: 'unauthenticated' });
  });

  test('a caller without the right is PERMISSION_DENIED', async () => {
    const metadata = new Metadata();
    metadata.set('authorization', 'Basic denied');
    expect(await both.overGrpc('CreateBooking', creation, metadata)).toMatchObject({
      status: status.PERMISSION_DENIED,
      code: 'permission-denied',
    });
  });
});

test('a fault of ours while the caller is looked at is INTERNAL, and the server goes on', async () => {
  const metadata = new Metadata();
  metadata.set('authorization', 'Basic broken');
  const outcome = await both.overGrpc('CreateBooking', creation, metadata);
  expect(outcome).toMatchObject({ status: status.INTERNAL, code: 'internal' });
  expect(await both.overGrpc('BatchAvailabilityLookup', lookUp)).toMatchObject({ code: 'ok' });
});

describe('a message that is no request', () => {
  test.each([
    ['other bytes', Buffer.from('slot=1')],
    ['half a message', encodeRequest('CreateBooking', creation).subarray(0, -3)],
    ['a length beyond its end', Buffer.from([0x0a, 0xff, 0xff, 0xff, 0x7f])],
    ['100,000 nested groups', Buffer.alloc(100_000, 0x7b)],
    ['a varint that never ends', Buffer.alloc(50, 0xff)],
  ])('%s is INVALID_ARGUMENT', async (_name, bytes) => {
    expect(await both.overGrpc('CreateBooking', bytes)).toMatchObject({
      status: status.INVALID_ARGUMENT,
      code: 'invalid-argument',
    });
    expect(both.core.calls).toEqual([]);
    expect(await both.overGrpc('BatchAvailabilityLookup', lookUp)).toMatchObject({ code: 'ok' });
  });

  test('an id whose bytes are not UTF-8 is INVALID_ARGUMENT', async () => {
    const bytes = Buffer.concat([
      encodeRequest('CreateBooking', creation),
      Buffer.from([0x32, 0x02, 0xc3, 0x28]),
    ]);
    expect(await both.overGrpc('CreateBooking', bytes)).toMatchObject({
      code: 'invalid-argument',
      field: 'idempotency_token',
    });
  });

  test.each([
    ['user_information.given_name', 'user_information', { given_name: 'Mi?a' }],
    ['additional_request', 'additional_request', 'by wi?dow'],
    [
      'payment_processing_parameters.tokenization_config.tokenization_parameter[0]',
      'payment_processing_parameters',
      { tokenization_config: { tokenization_parameter: { 'k?y': 'x' } } },
    ],
  ])('text at %s whose bytes are not UTF-8 is INVALID_ARGUMENT', async (field, member, value) => {
    const given = member === 'user_information' ? { ...creation.user_information, ...Object(value) } : value;
    const bytes = encodeRequest('CreateBooking', { ...creation, [member]: given });
    const damaged = Buffer.from(bytes.map((byte) => (byte === 0x3f ? 0xc3 : byte)));
    expect(await both.overGrpc('CreateBooking', damaged)).toMatchObject({ code: 'invalid-argument', field });
    expect(both.core.calls).toEqual([]);
  });

  test('a replacement character that the caller sent itself is text like any other', async () => {
    const sent = { ...creation, additional_request: 'a \ufffd of old' };
    expect(await both.overGrpc('CreateBooking', sent)).toMatchObject({ code: 'ok' });
  });

  test('one larger than 1 MiB is RESOURCE_EXHAUSTED', async () => {
    const outcome = await both.overGrpc('CreateBooking', {
      ...creation,
      additional_request: 'x'.repeat(1_048_577),
    });
    expect(outcome).toMatchObject({ status: status.RESOURCE_EXHAUSTED });
    expect(await both.overGrpc('BatchAvailabilityLookup', lookUp)).toMatchObject({ code: 'ok' });
  });
});

test('a caller that waits less long has its deadline kept', async () => {
  const sentMs = Date.now();
  const deadline = sentMs + 2_500;
  await new Promise((resolve) => {
    const { path, responseDeserialize } = bookingService.CreateBooking;
    both.client.makeUnaryRequest(
      path,
      (message: object) => encodeRequest('CreateBooking', message),
      responseDeserialize,
      creation,
      goodMetadata(),
      { deadline },
      resolve,
    );
  });
  const untilMs = Number(both.core.calls[0]?.at(-1));
  // What travels is the time that is left, in whole milliseconds.
  expect(untilMs).toBeGreaterThanOrEqual(deadline - 1);
  expect(untilMs - deadline).toBeLessThanOrEqual(Date.now() - sentMs + 1);
});

test('a call whose message never comes is ended', async () => {
  const error = await new Promise((resolve) => {
    const { path, responseDeserialize } = bookingService.CreateBooking;
    // A client stream that sends nothing, on a method that waits for one message.
    both.client.makeClientStreamRequest(
      path,
      (bytes: Buffer) => bytes,
      responseDeserialize,
      goodMetadata(),
      resolve,
    );
  });
  expect(error).toMatchObject({ code: status.DEADLINE_EXCEEDED });
});

/** A call of which the head of a message of 1,000,000 bytes comes, and some of them. */
function half(session: ClientHttp2Session, path: string, headers: Record<string, string>) {
  const stream = session.request({
    ':method': 'POST',
    ':path': path,
    'content-type': 'application/grpc',
    te: 'trailers',
    ...headers,
  });
  stream.write(Buffer.concat([Buffer.from([0, 0, 0x0f, 0x42, 0x40]), Buffer.alloc(1_000)]));
  stream.resume();
  return stream;
}

async function statusOf(stream: ClientHttp2Stream): Promise<string> {
  const [headers] = await once(stream, 'response');
  return status[Number(headers['grpc-status'])] ?? '';
}

describe('a call whose client keeps it open, though its message is not complete,', () => {
  let session: ClientHttp2Session;
  beforeEach(() => {
    session = connect(`http://127.0.0.1:${both.grpc.port}`);
  });
  afterEach(() => session.close());

  test.each([
    ['in time', { authorization }, 'DEADLINE_EXCEEDED'],
    ['by its own deadline', { authorization, 'grpc-timeout': '20m' }, 'DEADLINE_EXCEEDED'],
  ])('%s is let go of', async (_, headers, expected) => {
    const stream = half(session, bookingService.CreateBooking.path, headers);
    expect(await statusOf(stream)).toBe(expected);
    await once(stream, 'close');
    expect(session.destroyed).toBe(false);
  });

  test.each([
    ['CreateBooking', bookingService.CreateBooking.path],
    ["a command of the clinic's", '/clinic.v1.ClinicCommands/CancelReservation'],
  ])('and has no good credentials is refused at once: %s', async (_, path) => {
    const stream = half(session, path, { authorization: 'Basic d3Jvbmc=' });
    expect(await statusOf(stream)).toBe('UNAUTHENTICATED');
    await once(stream, 'close');
    expect(session.destroyed).toBe(false);
  });
});

test('of many calls without credentials whose messages are not complete the oldest give way, and probes are answered', async () => {
  const patient = await startBoth({ grpc: { maxIncompleteCalls: 3, requestMs: 60_000 } });
  const session = connect(`http://127.0.0.1:${patient.grpc.port}`);
  const path = healthMethod().path;
  const streams = Array.from({ length: 8 }, () => half(session, path, {}));
  const ended = streams.slice(0, 6).map(statusOf);
  expect(await Promise.all(ended.slice(0, 5))).toEqual(new Array(5).fill('RESOURCE_EXHAUSTED'));
  expect(await check(patient.client, '')).toMatchObject({ status: 'SERVING' });
  expect(await ended[5]).toBe('RESOURCE_EXHAUSTED');
  expect(streams.slice(6).map(({ closed }) => closed)).toEqual([false, false]);
  session.destroy();
  await patient.close();
});

test('a method that does not exist is UNIMPLEMENTED', async () => {
  const error = await unary(both.client, '/ext.maps.booking.partner.v3.BookingService/Nothing');
  expect(error).toMatchObject({ code: status.UNIMPLEMENTED });
});

test('the health service answers without credentials and follows readiness', async () => {
  expect(await check(both.client, '')).toMatchObject({ status: 'SERVING' });
  expect(await check(both.client, 'ext.maps.booking.partner.v3.BookingService')).toMatchObject({
    status: 'SERVING',
  });
  expect(await check(both.client, 'clinic.v1.ClinicCommands')).toMatchObject({ status: 'SERVING' });
  expect(await check(both.client, 'other')).toMatchObject({ code: status.NOT_FOUND });
  for (const isReady of [false, true]) {
    both.state.isReady = isReady;
    const expected = { status: isReady ? 'SERVING' : 'NOT_SERVING' };
    let told = await check(both.client, '');
    while (JSON.stringify(told) !== JSON.stringify(expected)) told = await check(both.client, '');
  }
});

function healthMethod() {
  const { Check } = healthService;
  if (Check === undefined) throw new Error('the health service has lost its method');
  return Check;
}

function check(client: Client, service: string): Promise<object | undefined> {
  const { path, requestSerialize, responseDeserialize } = healthMethod();
  return new Promise((resolve) => {
    client.makeUnaryRequest(path, requestSerialize, responseDeserialize, { service }, (error, answer) =>
      resolve(error ?? answer),
    );
  });
}

function unary(client: Client, path: string): Promise<unknown> {
  return new Promise((resolve) => {
    const asIs = (bytes: Buffer): Buffer => bytes;
    client.makeUnaryRequest(path, asIs, asIs, Buffer.alloc(0), goodMetadata(), (error, answer) =>
      resolve(error ?? answer),
    );
  });
}

describe('reflection', () => {
  const path = '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo';
  /** `list_services: ""` */
  const listServices = Buffer.from([0x3a, 0x00]);

  function listed(client: Client): Promise<string> {
    return new Promise((resolve) => {
      const asIs = (bytes: Buffer): Buffer => bytes;
      const stream = client.makeBidiStreamRequest(path, asIs, asIs);
      stream.on('data', (bytes: Buffer) => resolve(bytes.toString('latin1')));
      stream.on('error', (error) => resolve(error.message));
      stream.write(listServices);
      stream.end();
    });
  }

  test('tells what the server offers', async () => {
    expect(await listed(both.client)).toContain('ext.maps.booking.partner.v3.BookingService');
  });

  test('can be switched off', async () => {
    const silent = await startBoth({ reflection: false });
    expect(await listed(silent.client)).toContain('UNIMPLEMENTED');
    await silent.close();
  });
});
