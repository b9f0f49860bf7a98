import { checkMessage } from '../../src/conformance/wire/check-message.ts';
import { messageType } from '../../src/contract/wire/protos.ts';

const type = messageType('CreateBookingResponse');

function problems(value: unknown): readonly string[] {
  return checkMessage(type, value).problems.map(({ grade, text }) => `${grade}: ${text}`);
}

test('numbers in either form are read as numbers, and default values are left out', () => {
  const slot = { merchant_id: 'm', start_sec: '1800000000', duration_sec: 1800, availability_tag: '' };
  const { message, problems: found } = checkMessage(type, {
    booking: { booking_id: 'b', slot, status: 'CONFIRMED', offer_info: null },
  });
  expect(found).toEqual([]);
  expect(message).toEqual({
    booking: {
      booking_id: 'b',
      slot: { merchant_id: 'm', start_sec: 1_800_000_000, duration_sec: 1_800 },
      status: 'CONFIRMED',
    },
  });
});

const wrong: readonly (readonly [string, unknown, string])[] = [
  ['a list for the message', [], 'must: the body must be an object'],
  ['camel case', { booking: { bookingId: 'b' } }, 'must: booking.bookingId must be called booking_id'],
  ['an unknown key', { booking: { colour: 1 } }, 'should: booking.colour is no documented key of Booking'],
  ['a text for a message', { booking: 'b' }, 'must: booking must be an object'],
  [
    'an enum as number',
    { booking: { status: 1 } },
    'must: booking.status must be the name of a documented BookingStatus, not 1',
  ],
  [
    'an enum of another spelling',
    { booking: { status: 'CANCELLED' } },
    'must: booking.status must be the name of a documented BookingStatus, not "CANCELLED"',
  ],
  [
    'a date for an instant',
    { booking: { slot: { start_sec: '2027-01-01' } } },
    'must: booking.slot.start_sec must be a whole number, as a decimal string or a number',
  ],
  [
    'a fraction for int32',
    { booking: { slot: { resources: { party_size: 1.5 } } } },
    'must: booking.slot.resources.party_size must be a number without fraction',
  ],
  ['a number for a text', { booking: { booking_id: 7 } }, 'must: booking.booking_id must be a string'],
];

test.each(wrong)('%s is told with its place', (_what, value, problem) => {
  expect(problems(value)).toEqual([problem]);
});

test('causes that the documentation names without a number are known', () => {
  expect(problems({ booking_failure: { cause: 'BANNED_USER' } })).toEqual([]);
  expect(problems({ booking_failure: { cause: 'BAD_MOOD' } })).toHaveLength(1);
});

test('a oneof holds one of its members', () => {
  const both = { order: { order_id: 'o' }, order_failure: { cause: 'PAYMENT_ERROR' } };
  const found = checkMessage(messageType('CreateOrderResponse'), both).problems;
  expect(found).toMatchObject([{ grade: 'must', text: expect.stringContaining('order and order_failure') }]);
});

test('entries of lists are named by their place', () => {
  const answer = { slot_time_availability: [{ available: true }, { available: 'no' }] };
  expect(checkMessage(messageType('BatchAvailabilityLookupResponse'), answer).problems).toEqual([
    { grade: 'must', text: 'slot_time_availability[1].available must be a boolean' },
  ]);
});
