import { made } from '../contract/fake-core.ts';
import { type BothTransports, sec, slotAs, startBoth, transports } from './both-transports.ts';
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
  test('a look-up comes back slot by slot, unchanged and in order', async () => {
    const first = { ...lookUp.slot_time[0], availability_tag: 'tag', resource_ids: { staff_id: 's' } };
    const second = { service_id: 'consultation', start_sec: '1790001800' };
    both.core.instead.freePlaces = async () => [0, 1];
    const message = { merchant_id: 'seoul-clinic', slot_time: [first, second] };
    const { body } = await both.call(transport, 'BatchAvailabilityLookup', message);
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
    await both.call(transport, 'BatchAvailabilityLookup', message);
    expect(both.core.calls[0]?.[2]).toMatchObject([{ durationSec: 1_800, field: 'slot_time[0]' }]);
  });

  test('of a booking whose personal data is erased the bare facts are answered', async () => {
    const erased = { ...made, person: null, note: null, echo: '' };
    both.core.instead = {
      create: async () => ({ kind: 'booking', booking: erased }),
      booking: async () => erased,
    };
    const { body } = await both.call(transport, 'CreateBooking', creation);
    expect(body).toEqual({
      booking: {
        booking_id: made.id,
        slot: {
          merchant_id: 'seoul-clinic',
          service_id: 'consultation',
          start_sec: sec(transport, made.startSec),
          duration_sec: sec(transport, made.endSec - made.startSec),
        },
        user_information: { user_id: made.userId },
        status: 'CONFIRMED',
      },
    });
    const status = await both.call(transport, 'GetBookingStatus', { booking_id: made.id });
    expect(status.body).toMatchObject({ booking_id: made.id, booking_status: 'CONFIRMED' });
  });

  test('a check counts the free places', async () => {
    const { body } = await both.call(transport, 'CheckAvailability', { slot });
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
    const { body } = await both.call(transport, 'GetBookingStatus', { booking_id: made.id });
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
    const { body } = await both.call(transport, 'GetBookingStatus', { booking_id: made.id });
    expect(body).toMatchObject({ prepayment_status: 'PREPAYMENT_PROVIDED' });
  });

  test("a user's bookings are listed as they are now", async () => {
    both.core.instead.bookingsOfUser = async () => [
      made,
      { ...made, startSec: 1_790_003_600, endSec: 1_790_005_400 },
    ];
    const { body } = await both.call(transport, 'ListBookings', { user_id: 'u-1' });
    expect(body).toMatchObject({
      bookings: [
        { slot: slotAs(transport) },
        { slot: slotAs(transport, 1_790_003_600), status: 'CONFIRMED' },
      ],
    });
  });
});
