import type { BookingCore } from '../../src/core/booking-core.ts';
import { made, partner } from '../contract/fake-core.ts';
import { type BothTransports, type Outcome, startBoth } from './both-transports.ts';
import { creation, lookUp, slot, user } from './wrong-requests.ts';

let both: BothTransports;
beforeAll(async () => {
  both = await startBoth();
});
afterAll(() => both.close());
beforeEach(() => {
  both.core.calls.length = 0;
  both.core.instead = {};
});

type Method = Parameters<BothTransports['overGrpc']>[0];
const transports = ['HTTP', 'gRPC'] as const;

function call(transport: (typeof transports)[number], method: Method, message: object): Promise<Outcome> {
  return transport === 'HTTP' ? both.overHttp(method, message) : both.overGrpc(method, message);
}

/** int64 is a string in JSON and a number in what the gRPC client gives. */
function sec(transport: string, value: number): string | number {
  return transport === 'HTTP' ? String(value) : value;
}

const slotAs = (transport: string, startSec = 1_790_000_000): object => ({
  ...slot,
  start_sec: sec(transport, startSec),
  duration_sec: sec(transport, 1_800),
});

describe.each(transports)('over %s', (transport) => {
  test('a creation is answered with the booking as requested', async () => {
    const { body } = await call(transport, 'CreateBooking', creation);
    expect(body).toEqual({
      booking: {
        booking_id: made.id,
        slot: slotAs(transport),
        user_information: user,
        status: 'CONFIRMED',
        payment_information: { prepayment_status: 'PREPAYMENT_NOT_PROVIDED' },
      },
    });
  });

  test('a creation reaches the core as a wish of a person', async () => {
    await call(transport, 'CreateBooking', {
      ...creation,
      additional_request: 'by the window',
      user_information: { ...user, given_name: ' Jane ' },
    });
    expect(both.core.lastCreate).toMatchObject({
      partnerId: partner.id,
      token: 't-1',
      wish: { startSec: 1_790_000_000, durationSec: 1_800, field: 'slot' },
      userId: 'u-1',
      person: {
        givenName: 'Jane',
        familyName: 'Roe',
        phone: { countryCode: '1', phoneNumber: '4157360000' },
      },
      note: 'by the window',
      refusalIfFree: null,
    });
  });

  test('staff and room of a slot come back', async () => {
    const resources = { staff_id: 's-1', room_id: 'r-1', party_size: 1 };
    const { body } = await call(transport, 'CreateBooking', { ...creation, slot: { ...slot, resources } });
    expect(body).toMatchObject({ booking: { slot: { resources } } });
  });

  test('a replay reads the same, whatever became of the booking since', async () => {
    const first = await call(transport, 'CreateBooking', creation);
    const { echo } = both.core.lastCreate;
    const later = { ...made, echo, status: 'cancelled-by-clinic', startSec: 1, endSec: 2 } as const;
    both.core.instead.create = async () => ({ kind: 'booking', booking: later });
    const replay = await call(transport, 'CreateBooking', creation);
    expect(JSON.stringify(replay.body)).toBe(JSON.stringify(first.body));
  });

  test('facts for charging a card are neither kept nor sent back', async () => {
    const payment_information = {
      prepayment_status: 'PREPAYMENT_NOT_PROVIDED',
      fraud_signals: '{}',
      pa_response: 'x',
    };
    const { body } = await call(transport, 'CreateBooking', { ...creation, payment_information });
    expect(body).toMatchObject({
      booking: { payment_information: { prepayment_status: 'PREPAYMENT_NOT_PROVIDED' } },
    });
    expect(both.core.lastCreate.echo).not.toContain('pa_response');
  });

  test.each([
    ['offer_id', { offer_id: 'o' }, 'offer-unavailable'],
    ['deal_id', { deal_id: 'd' }, 'offer-unavailable'],
    ['payment_option_id', { payment_information: { payment_option_id: 'p' } }, 'payment-option-not-valid'],
    [
      'user_payment_option_id',
      { payment_information: { user_payment_option_id: 'p' } },
      'payment-option-not-valid',
    ],
    ['a card', { payment_processing_parameters: { unparsed_payment_method_token: 't' } }, 'payment-error'],
    [
      'a payment that the partner makes us responsible for',
      {
        payment_information: {
          prepayment_status: 'PREPAYMENT_PROVIDED',
          payment_processed_by: 'PROCESSED_BY_PARTNER',
        },
      },
      'payment-error',
    ],
    ['empty payment parameters', { payment_processing_parameters: {} }, null],
    [
      'a payment that the partner took itself',
      {
        payment_information: {
          prepayment_status: 'PREPAYMENT_PROVIDED',
          payment_processed_by: 'PROCESSED_BY_GOOGLE',
        },
      },
      null,
    ],
  ])('%s stands against a free slot as it should', async (_name, changes, refusal) => {
    await call(transport, 'CreateBooking', { ...creation, ...changes });
    expect(both.core.lastCreate.refusalIfFree).toBe(refusal);
  });

  test('a refusal is a success of the transport, with the failure alone', async () => {
    both.core.instead.create = async () => ({
      kind: 'refused',
      refusal: 'slot-unavailable',
      detail: 'taken',
    });
    const { code, body } = await call(transport, 'CreateBooking', creation);
    expect(code).toBe('ok');
    expect(body).toEqual({ booking_failure: { cause: 'SLOT_UNAVAILABLE', description: 'taken' } });
  });

  test('a cancel is answered with the whole booking', async () => {
    const message = { booking: { booking_id: made.id, status: 'CANCELED' } };
    const { body } = await call(transport, 'UpdateBooking', message);
    expect(body).toMatchObject({
      booking: { booking_id: made.id, slot: slotAs(transport), status: 'CANCELED' },
    });
    expect(both.core.calls.map(([method]) => method)).toEqual(['cancel']);
  });

  test('a refused cancel carries the failure alone', async () => {
    both.core.instead.cancel = async () => ({
      kind: 'refused',
      refusal: 'outside-cancellation-window',
      detail: 'too late',
    });
    const message = { booking: { booking_id: made.id, status: 'CANCELED' } };
    const { code, body } = await call(transport, 'UpdateBooking', message);
    expect(code).toBe('ok');
    expect(body).toEqual({
      booking_failure: { cause: 'OUTSIDE_CANCELLATION_WINDOW', description: 'too late' },
    });
  });

  test.each([
    ['times alone', { slot: { start_sec: '1790003600', duration_sec: '1800' } }],
    ['its status', { status: 'CONFIRMED', slot: { start_sec: '1790003600', duration_sec: '1800' } }],
    ['its whole slot', { slot: { ...slot, start_sec: '1790003600' } }],
  ])('a move by %s is answered with the new slot', async (_name, changes) => {
    const message = { booking: { booking_id: made.id, ...changes } };
    const { body } = await call(transport, 'UpdateBooking', message);
    expect(body).toMatchObject({
      booking: {
        slot: slotAs(transport, 1_790_003_600),
        status: 'CONFIRMED',
        user_information: { user_id: 'u-1' },
      },
    });
    expect(both.core.calls.at(-1)).toMatchObject([
      'move',
      { bookingId: made.id, startSec: 1_790_003_600, durationSec: 1_800, field: 'booking.slot' },
      expect.any(Number),
    ]);
  });

  test('a cancel that names the slot which the booking has is a cancel', async () => {
    const message = { booking: { booking_id: made.id, status: 'CANCELED', slot } };
    expect((await call(transport, 'UpdateBooking', message)).body).toMatchObject({
      booking: { status: 'CANCELED' },
    });
  });

  test('a look-up comes back slot by slot, unchanged and in order', async () => {
    const first = { ...lookUp.slot_time[0], availability_tag: 'tag', resource_ids: { staff_id: 's' } };
    const second = { service_id: 'consultation', start_sec: '1790001800' };
    both.core.instead.freePlaces = async () => [0, 1];
    const message = { merchant_id: 'seoul-clinic', slot_time: [first, second] };
    const { body } = await call(transport, 'BatchAvailabilityLookup', message);
    const seconds = { start_sec: sec(transport, 1_790_000_000), duration_sec: sec(transport, 1_800) };
    expect(body).toEqual({
      slot_time_availability: [
        { slot_time: { ...first, ...seconds }, available: false },
        { slot_time: { ...second, start_sec: sec(transport, 1_790_001_800) }, available: true },
      ],
    });
  });

  test('a look-up without length is one of the length of the service', async () => {
    const message = {
      merchant_id: 'seoul-clinic',
      slot_time: [{ service_id: 'consultation', start_sec: '1790001800' }],
    };
    await call(transport, 'BatchAvailabilityLookup', message);
    expect(both.core.calls[0]?.[2]).toMatchObject([{ durationSec: 1_800, field: 'slot_time[0]' }]);
  });

  test('a check counts the free places', async () => {
    const { body } = await call(transport, 'CheckAvailability', { slot });
    expect(body).toEqual({ slot: slotAs(transport), count_available: 2 });
  });

  test.each([
    ['confirmed', 'CONFIRMED'],
    ['in-progress', 'CONFIRMED'],
    ['completed', 'CONFIRMED'],
    ['cancelled-by-partner', 'CANCELED'],
    ['cancelled-by-clinic', 'CANCELED'],
    ['no-show', 'NO_SHOW'],
  ] as const)('a %s booking has the status %s', async (status, name) => {
    both.core.instead.booking = async () => ({ ...made, status });
    const { body } = await call(transport, 'GetBookingStatus', { booking_id: made.id });
    expect(body).toEqual({
      booking_id: made.id,
      booking_status: name,
      prepayment_status: 'PREPAYMENT_NOT_PROVIDED',
    });
  });

  test('a booking that was paid for says so', async () => {
    const paid = {
      ...JSON.parse(made.echo),
      payment_information: { prepayment_status: 'PREPAYMENT_PROVIDED' },
    };
    both.core.instead.booking = async () => ({ ...made, echo: JSON.stringify(paid) });
    const { body } = await call(transport, 'GetBookingStatus', { booking_id: made.id });
    expect(body).toMatchObject({ prepayment_status: 'PREPAYMENT_PROVIDED' });
  });

  test("a user's bookings are listed as they are now", async () => {
    both.core.instead.bookingsOfUser = async () => [
      made,
      { ...made, startSec: 1_790_003_600, endSec: 1_790_005_400 },
    ];
    const { body } = await call(transport, 'ListBookings', { user_id: 'u-1' });
    expect(body).toMatchObject({
      bookings: [
        { slot: slotAs(transport) },
        { slot: slotAs(transport, 1_790_003_600), status: 'CONFIRMED' },
      ],
    });
  });

  test.each([
    ['BatchAvailabilityLookup', lookUp, 1_150],
    ['CheckAvailability', { slot }, 1_150],
    ['GetBookingStatus', { booking_id: made.id }, 1_150],
    ['ListBookings', { user_id: 'u-1' }, 1_150],
    ['CreateBooking', creation, 3_400],
    ['UpdateBooking', { booking: { booking_id: made.id, status: 'CANCELED' } }, 3_400],
  ] as const)('%s gives the core its time', async (method, message, ms) => {
    const before = Date.now();
    await call(transport, method, message);
    const untilMs = Number(both.core.calls[0]?.at(-1));
    expect(untilMs).toBeGreaterThanOrEqual(before + ms);
    expect(untilMs).toBeLessThanOrEqual(Date.now() + ms);
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
    const outcome = await call(transport, 'BatchAvailabilityLookup', lookUp);
    expect(outcome).toMatchObject({ code: 'internal', message: 'internal error' });
    expect(JSON.stringify(outcome)).not.toContain('secret');
    const line = both.log.find(
      ([level, facts]) => level === 'error' && 'error_id' in facts && facts.error_id === outcome.errorId,
    );
    expect(line?.[1]).toMatchObject({ err: new TypeError('a secret of the house') });
  });

  test('each call leaves a line in the log that names nobody', async () => {
    both.log.length = 0;
    await call(transport, 'CreateBooking', creation);
    await call(transport, 'CreateBooking', { ...creation, user_information: {} });
    const lines = both.log.filter(([, , message]) => message === 'call answered').map(([, facts]) => facts);
    expect(lines).toMatchObject([
      { method: 'CreateBooking', code: 'ok', ms: expect.any(Number) },
      { method: 'CreateBooking', code: 'invalid-argument', field: 'user_information.user_id' },
    ]);
    expect(JSON.stringify(both.log)).not.toMatch(/Jane|4157360000/);
  });
});

async function getHealth(): Promise<Outcome> {
  const { authorization, httpOutcome } = await import('./both-transports.ts');
  const response = await fetch(`http://127.0.0.1:${both.http.port}/v3/HealthCheck`, {
    headers: { authorization },
  });
  return httpOutcome(response.status, await response.text());
}

test('a creation has the same fingerprint over both transports, whatever its token', async () => {
  const message = { ...creation, slot: { ...slot, availability_tag: '' }, payment_processing_parameters: {} };
  await both.overHttp('CreateBooking', message);
  const { fingerprint } = both.core.lastCreate;
  await both.overGrpc('CreateBooking', { ...creation, idempotency_token: 't-2' });
  expect(both.core.lastCreate.fingerprint).toBe(fingerprint);
  await both.overGrpc('CreateBooking', { ...creation, additional_request: 'else' });
  expect(both.core.lastCreate.fingerprint).not.toBe(fingerprint);
});
