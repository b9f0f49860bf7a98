import { made, partner } from '../contract/fake-core.ts';
import { type BothTransports, slotAs, startBoth, transports } from './both-transports.ts';
import { creation, slot, user } from './wrong-requests.ts';

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
  test('a creation is answered with the booking as requested', async () => {
    const { body } = await both.call(transport, 'CreateBooking', creation);
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
    await both.call(transport, 'CreateBooking', {
      ...creation,
      additional_request: 'by the window',
      user_information: { ...user, given_name: ' Jane ' },
    });
    expect(both.core.lastCreate).toMatchObject({
      partnerId: partner.id,
      token: 't-1',
      wish: { startSec: 1_790_000_000, durationSec: 1_800, field: 'slot' },
      userId: 'u-1',
      visitor: {
        kind: 'person',
        person: {
          givenName: 'Jane',
          familyName: 'Roe',
          phone: { countryCode: '1', phoneNumber: '4157360000' },
          email: expect.any(String),
          account: expect.any(String),
        },
      },
      note: 'by the window',
      refusalIfFree: null,
    });
  });

  test('staff and room of a slot come back', async () => {
    const resources = { staff_id: 's-1', room_id: 'r-1', party_size: 1 };
    const { body } = await both.call(transport, 'CreateBooking', {
      ...creation,
      slot: { ...slot, resources },
    });
    expect(body).toMatchObject({ booking: { slot: { resources } } });
  });

  test('a replay reads the same, whatever became of the booking since', async () => {
    const first = await both.call(transport, 'CreateBooking', creation);
    const { echo } = both.core.lastCreate;
    const later = { ...made, echo, status: 'cancelled-by-clinic', startSec: 1, endSec: 2 } as const;
    both.core.instead.create = async () => ({ kind: 'booking', booking: later });
    const replay = await both.call(transport, 'CreateBooking', creation);
    expect(JSON.stringify(replay.body)).toBe(JSON.stringify(first.body));
  });

  test('facts for charging a card are neither kept nor sent back', async () => {
    const payment_information = {
      prepayment_status: 'PREPAYMENT_NOT_PROVIDED',
      fraud_signals: '{}',
      pa_response: 'x',
    };
    const { body } = await both.call(transport, 'CreateBooking', { ...creation, payment_information });
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
    await both.call(transport, 'CreateBooking', { ...creation, ...changes });
    expect(both.core.lastCreate.refusalIfFree).toBe(refusal);
  });

  test('a refusal is a success of the transport, with the failure alone', async () => {
    both.core.instead.create = async () => ({
      kind: 'refused',
      refusal: 'slot-unavailable',
      detail: 'taken',
    });
    const { code, body } = await both.call(transport, 'CreateBooking', creation);
    expect(code).toBe('ok');
    expect(body).toEqual({ booking_failure: { cause: 'SLOT_UNAVAILABLE', description: 'taken' } });
  });
});

test('a creation has the same fingerprint over both transports, whatever its token', async () => {
  const message = { ...creation, slot: { ...slot, availability_tag: '' }, payment_processing_parameters: {} };
  await both.overHttp('CreateBooking', message);
  const { fingerprint } = both.core.lastCreate;
  await both.overGrpc('CreateBooking', { ...creation, idempotency_token: 't-2' });
  expect(both.core.lastCreate.fingerprint).toBe(fingerprint);
  await both.overGrpc('CreateBooking', { ...creation, additional_request: 'else' });
  expect(both.core.lastCreate.fingerprint).not.toBe(fingerprint);
});
