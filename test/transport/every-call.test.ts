import type { BookingCore } from '../../src/core/booking-core.ts';
import { made } from '../contract/fake-core.ts';
import {
  authorization,
  type BothTransports,
  httpOutcome,
  type Outcome,
  startBoth,
  transports,
} from './both-transports.ts';
import { creation, lookUp, slot } from './wrong-requests.ts';

let both: BothTransports;
beforeAll(async () => {
  both = await startBoth();
});
afterAll(() => both.close());
beforeEach(() => {
  both.core.calls.length = 0;
  both.core.instead = {};
});

describe.each(transports)('over %s', (transport) => {
  test.each([
    ['BatchAvailabilityLookup', lookUp, 1_150],
    ['CheckAvailability', { slot }, 1_150],
    ['GetBookingStatus', { booking_id: made.id }, 1_150],
    ['ListBookings', { user_id: 'u-1' }, 1_150],
    ['CreateBooking', creation, 3_400],
    ['UpdateBooking', { booking: { booking_id: made.id, status: 'CANCELED' } }, 3_400],
  ] as const)('%s gives the core its time', async (method, message, ms) => {
    const before = Date.now();
    await both.call(transport, method, message);
    const untilMs = Number(both.core.calls[0]?.at(-1));
    expect(untilMs).toBeGreaterThanOrEqual(before + ms);
    expect(untilMs).toBeLessThanOrEqual(Date.now() + ms);
  });

  test('each answered call is counted once, by method, status and time', async () => {
    both.observed.length = 0;
    await both.call(transport, 'CheckAvailability', { slot });
    await both.call(transport, 'GetBookingStatus', {});
    await both.call(transport, 'SetMarketingPreference', {});
    const codes = transport === 'HTTP' ? ['200', '400', '501'] : ['OK', 'INVALID_ARGUMENT', 'UNIMPLEMENTED'];
    const methods = ['CheckAvailability', 'GetBookingStatus', 'SetMarketingPreference'];
    expect(both.observed).toEqual(
      methods.map((method, index) => ({
        transport: transport.toLowerCase(),
        method,
        code: codes[index],
        seconds: expect.any(Number),
      })),
    );
    for (const { seconds } of both.observed) expect(seconds).toBeLessThan(1);
  });

  test('readiness is what the health check tells', async () => {
    const ask = (): Promise<Outcome> =>
      transport === 'HTTP' ? getHealth() : both.overGrpc('HealthCheck', {});
    expect(await ask()).toMatchObject({ code: 'ok', body: { status: 'SERVING' } });
    both.state.isReady = false;
    expect(await ask()).toMatchObject({ code: 'not-ready', status: transport === 'HTTP' ? 503 : 14 });
    both.state.isReady = true;
  });

  test('a fault of ours is told by its id alone, and logged in full', async () => {
    const bug: BookingCore['freePlaces'] = async () => {
      throw new TypeError('a secret of the house');
    };
    both.core.instead.freePlaces = bug;
    const outcome = await both.call(transport, 'BatchAvailabilityLookup', lookUp);
    expect(outcome).toMatchObject({ code: 'internal', message: 'internal error' });
    expect(JSON.stringify(outcome)).not.toContain('secret');
    const line = both.log.find(
      ([level, facts]) => level === 'error' && 'error_id' in facts && facts.error_id === outcome.errorId,
    );
    expect(line?.[1]).toMatchObject({ err: new TypeError('a secret of the house') });
  });

  test('an answer that cannot be written is a fault of ours too', async () => {
    both.log.length = 0;
    both.core.instead.bookingsOfUser = async () => [
      { ...made, echo: '{"slot":{"merchant_id":5},"user_information":5}' },
    ];
    const outcome = await both.call(transport, 'ListBookings', { user_id: 'u-1' });
    expect(outcome).toMatchObject({ code: 'internal', errorId: expect.any(String) });
    expect(both.log.filter(([level]) => level === 'error')).toHaveLength(1);
  });

  test('each call leaves a line in the log that names nobody', async () => {
    both.log.length = 0;
    await both.call(transport, 'CreateBooking', creation);
    await both.call(transport, 'CreateBooking', { ...creation, user_information: {} });
    const lines = both.log.filter(([, , message]) => message === 'call answered').map(([, facts]) => facts);
    expect(lines).toMatchObject([
      { method: 'CreateBooking', code: 'ok', ms: expect.any(Number) },
      { method: 'CreateBooking', code: 'invalid-argument', field: 'user_information.user_id' },
    ]);
    expect(JSON.stringify(both.log)).not.toMatch(/Jane|4157360000/);
  });
});

async function getHealth(): Promise<Outcome> {
  const response = await fetch(`http://127.0.0.1:${both.http.port}/v3/HealthCheck`, {
    headers: { authorization },
  });
  return httpOutcome(response.status, await response.text());
}
