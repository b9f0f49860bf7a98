import { status } from '@grpc/grpc-js';
import { answers } from '../../src/contract/answer-table.ts';
import { type BothTransports, startBoth } from './both-transports.ts';
import { lookUp, type WrongRequest, wrongRequests } from './wrong-requests.ts';

let both: BothTransports;
beforeAll(async () => {
  both = await startBoth();
});
afterAll(() => both.close());
beforeEach(() => {
  both.core.calls.length = 0;
});

describe.each(wrongRequests)('$situation', ({ method, message, code, field }: WrongRequest) => {
  test('is told over HTTP', async () => {
    const outcome = await both.overHttp(method, message);
    expect(outcome).toMatchObject({
      status: answers[code].http,
      code,
      errorId: expect.stringMatching(/.{20}/),
    });
    expect(outcome.field).toBe(field);
    expect(outcome.message).not.toBe('');
  });

  test('is told over gRPC', async () => {
    const outcome = await both.overGrpc(method, message);
    expect(outcome).toMatchObject({
      status: status[answers[code].grpc],
      code,
      errorId: expect.stringMatching(/.{20}/),
    });
    expect(outcome.field).toBe(field);
    expect(outcome.message).not.toBe('');
  });

  test('changes nothing, and the servers go on', async () => {
    await both.overHttp(method, message);
    await both.overGrpc(method, message);
    expect(both.core.calls.filter(([name]) => name === 'create' || name === 'move')).toEqual([]);
    expect(await both.overHttp('BatchAvailabilityLookup', lookUp)).toMatchObject({ code: 'ok' });
    expect(await both.overGrpc('BatchAvailabilityLookup', lookUp)).toMatchObject({ code: 'ok' });
  });
});
