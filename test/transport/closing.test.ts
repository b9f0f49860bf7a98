import { Agent, request } from 'node:http';
import { made } from '../contract/fake-core.ts';
import { authorization, type BothTransports, startBoth } from './both-transports.ts';
import { openRaw } from './http/raw-connection.ts';
import { creation, lookUp } from './wrong-requests.ts';

let both: BothTransports;
beforeEach(async () => {
  both = await startBoth();
});
afterEach(() => both.close());

/** Holds the core's answers back until `release`; `reached` once it was asked so many times. */
function holdCreation(times = 1): { readonly reached: Promise<void>; readonly release: () => void } {
  const gate = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  let asked = 0;
  both.core.instead.create = async ({ echo }) => {
    asked += 1;
    if (asked === times) reached.resolve();
    await gate.promise;
    return { kind: 'booking', booking: { ...made, echo } };
  };
  return { reached: reached.promise, release: gate.resolve };
}

test('an HTTP server that closes takes no more, and finishes what it has', async () => {
  const { reached, release } = holdCreation();
  const answer = both.overHttp('CreateBooking', creation);
  await reached;
  const closed = both.http.close(60_000);
  await expect(openRaw(both.http.port).received).rejects.toThrow('ECONNREFUSED');
  release();
  expect(await answer).toMatchObject({ status: 200 });
  await closed;
});

test('a connection that is kept alive does not hold the HTTP server back', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { reached, release } = holdCreation();
  const answered = new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        host: '127.0.0.1',
        port: both.http.port,
        method: 'POST',
        path: '/v3/CreateBooking',
        headers: { authorization },
      },
      (response) => response.resume().on('end', () => resolve(response.headers.connection)),
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(creation));
  });
  await reached;
  const closed = both.http.close(60_000);
  release();
  expect(await answered).toBe('close');
  await closed;
  agent.destroy();
});

test('a request that comes on an idle connection just after the HTTP server began to close is answered, and is the last one', async () => {
  await both.close();
  both = await startBoth({ http: { lastWordsMs: 60_000 } });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = () =>
    new Promise((resolve, reject) => {
      const options = { agent, host: '127.0.0.1', port: both.http.port, headers: { authorization } };
      const sent = request({ ...options, method: 'POST', path: '/v3/CreateBooking' }, (response) => {
        response.resume().on('end', () => resolve([response.statusCode, response.headers.connection]));
      });
      sent.on('error', reject);
      sent.end(JSON.stringify(creation));
    });
  expect(await ask()).toEqual([200, 'keep-alive']);
  const closed = both.http.close(60_000);
  expect(await ask()).toEqual([200, 'close']);
  await closed;
  agent.destroy();
});

test('an idle connection on which nothing comes any more is closed', async () => {
  await both.close();
  both = await startBoth({ http: { lastWordsMs: 1 } });
  const idle = openRaw(both.http.port);
  idle.socket.write('GET /nowhere HTTP/1.1\r\nhost: x\r\n\r\n');
  await idle.until('HTTP/1.1 ');
  await both.http.close(60_000);
  expect(await idle.received).toContain('keep-alive');
});

test('a gRPC server that closes takes no more, and finishes what it has', async () => {
  const { reached, release } = holdCreation();
  const answer = both.overGrpc('CreateBooking', creation);
  await reached;
  const closed = both.grpc.close(60_000);
  release();
  expect(await answer).toMatchObject({ code: 'ok' });
  await closed;
});

test('what does not finish in time is cut', async () => {
  const { reached, release } = holdCreation(2);
  const answers = [both.overHttp('CreateBooking', creation), both.overGrpc('CreateBooking', creation)];
  await reached;
  const settled = Promise.allSettled(answers);
  await Promise.all([both.http.close(20), both.grpc.close(20)]);
  const [overHttp, overGrpc] = await settled;
  expect(overHttp).toMatchObject({ status: 'rejected' });
  expect(overGrpc).not.toMatchObject({ value: { code: 'ok' } });
  release();
});

test('closing twice waits for the same end', async () => {
  await Promise.all([
    both.http.close(1_000),
    both.http.close(1_000),
    both.grpc.close(1_000),
    both.grpc.close(1_000),
  ]);
});

test('an address that is taken is told at the start', async () => {
  const { startHttpServer } = await import('../../src/transport/http/server.ts');
  const { startGrpcServer } = await import('../../src/transport/grpc/server.ts');
  const { options } = both;
  // The gRPC library tells the console as well.
  const silenced = jest.spyOn(console, 'error').mockReturnValue();
  await expect(startHttpServer({ ...options, port: both.http.port })).rejects.toThrow('EADDRINUSE');
  await expect(
    startGrpcServer({ ...options, port: both.http.port, reflection: false, ready: async () => true }),
  ).rejects.toThrow();
  silenced.mockRestore();
});

test('calls beyond the limit are turned away at once, and the health check is not', async () => {
  await both.close();
  both = await startBoth({ dispatch: { maxConcurrentCalls: 1 } });
  const { reached, release } = holdCreation();
  const first = both.overHttp('CreateBooking', creation);
  await reached;
  expect(await both.overHttp('BatchAvailabilityLookup', lookUp)).toMatchObject({
    status: 429,
    code: 'too-many-requests',
  });
  expect(await both.overGrpc('BatchAvailabilityLookup', lookUp)).toMatchObject({
    status: 8,
    code: 'too-many-requests',
  });
  expect(await both.overGrpc('HealthCheck', {})).toMatchObject({ code: 'ok' });
  release();
  expect(await first).toMatchObject({ code: 'ok' });
  expect(await both.overHttp('BatchAvailabilityLookup', lookUp)).toMatchObject({ code: 'ok' });
});
