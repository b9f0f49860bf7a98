import { made } from '../contract/fake-core.ts';
import { type BothTransports, slotAs, startBoth, transports } from './both-transports.ts';
import { slot } from './wrong-requests.ts';

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
  test('a cancel is answered with the whole booking', async () => {
    const message = { booking: { booking_id: made.id, status: 'CANCELED' } };
    const { body } = await both.call(transport, 'UpdateBooking', message);
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
    const { code, body } = await both.call(transport, 'UpdateBooking', message);
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
    const { body } = await both.call(transport, 'UpdateBooking', message);
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
    expect((await both.call(transport, 'UpdateBooking', message)).body).toMatchObject({
      booking: { status: 'CANCELED' },
    });
  });
});
