import { encodeJson } from '../../src/contract/wire/encode-json.ts';
import type { MessageName } from '../../src/contract/wire/protos.ts';

test('an answer to a look-up echoes the slots in the order of the proto, with int64 as decimal strings', () => {
  const slot_time = {
    service_id: 'consultation',
    start_sec: 1757500000,
    duration_sec: 1800,
    resource_ids: { party_size: 2 },
  };
  const text = encodeJson('BatchAvailabilityLookupResponse', {
    slot_time_availability: [
      { slot_time, available: true },
      { slot_time: {}, available: false },
    ],
  });
  expect(text).toBe(
    '{"slot_time_availability":[{"slot_time":{"start_sec":"1757500000","duration_sec":"1800",' +
      '"resource_ids":{"party_size":2},"service_id":"consultation"},"available":true},' +
      '{"slot_time":{},"available":false}]}',
  );
});

test.each<[MessageName, string]>([
  ['BatchAvailabilityLookupResponse', '{"slot_time_availability":[]}'],
  ['SlotTimeAvailability', '{"available":false}'],
  ['CheckAvailabilityResponse', '{"count_available":0}'],
  ['SlotAvailability', '{"count_available":0}'],
  ['BookingFailure', '{"cause":"CAUSE_UNSPECIFIED"}'],
  [
    'GetBookingStatusResponse',
    '{"booking_id":"","booking_status":"BOOKING_STATUS_UNSPECIFIED","prepayment_status":"PREPAYMENT_STATUS_UNSPECIFIED"}',
  ],
  ['ListBookingsResponse', '{"bookings":[]}'],
  ['SetMarketingPreferenceResponse', '{"user_to_receive_marketing":false}'],
  ['UserPaymentOption', '{"current_count":0}'],
  ['OrderFailure', '{"cause":"CAUSE_UNSPECIFIED"}'],
  ['ListOrdersResponse', '{"order":[]}'],
  ['UpdatedAvailability', '{"spots_open":0}'],
  ['CreateBookingResponse', '{}'],
  ['Slot', '{}'],
])('%s keeps what a reader needs even if it is empty', (name, expected) => {
  expect(encodeJson(name, {})).toBe(expected);
});

test('a field that is always present is written with its default value and its empty list', () => {
  expect(encodeJson('CheckAvailabilityResponse', { count_available: 0 })).toBe('{"count_available":0}');
  expect(encodeJson('ListBookingsResponse', { bookings: [] })).toBe('{"bookings":[]}');
});

test('other default values, empty lists and empty maps are left out', () => {
  expect(
    encodeJson('Slot', { merchant_id: '', start_sec: 0, confirmation_mode: 'CONFIRMATION_MODE_UNSPECIFIED' }),
  ).toBe('{}');
  expect(encodeJson('TokenizationConfig', { tokenization_parameter: {}, allowed_auth_methods: [] })).toBe(
    '{}',
  );
});

test('default values within a list and in a oneof are written', () => {
  expect(
    encodeJson('CreditCardRestrictions', { credit_card_type: ['CREDIT_CARD_TYPE_UNSPECIFIED', 'JCB'] }),
  ).toBe('{"credit_card_type":["CREDIT_CARD_TYPE_UNSPECIFIED","JCB"]}');
  expect(encodeJson('PaymentInformation', { payment_option_id: '' })).toBe('{"payment_option_id":""}');
});

test.each(['"quoted"', 'back\\slash', 'line\nbreak', '\u0000', '\u2028', '진료 🦷', 'x'.repeat(500), '[~]'])(
  'the string %j is escaped as needed',
  (booking_id) => {
    expect(JSON.parse(encodeJson('GetBookingStatusRequest', { booking_id }))).toEqual({ booking_id });
  },
);

test('unknown keys of the object are not written', () => {
  const slot = { service_id: 's', internal: 'secret' };
  expect(encodeJson('Slot', slot)).toBe('{"service_id":"s"}');
});

test.each<[string, MessageName, object]>([
  ['.ext.maps.booking.partner.v3.Slot.start_sec is not a safe integer', 'Slot', { start_sec: 0.5 }],
  ['.ext.maps.booking.partner.v3.Slot.start_sec is not a safe integer', 'Slot', { start_sec: Number.NaN }],
  ['.ext.maps.booking.partner.v3.Slot.service_id is not a string', 'Slot', { service_id: 5 }],
  [
    '.ext.maps.booking.partner.v3.BookingFailure.cause is not a value of Cause',
    'BookingFailure',
    { cause: 'NO' },
  ],
  [
    '.ext.maps.booking.partner.v3.SlotTimeAvailability.available is not a boolean',
    'SlotTimeAvailability',
    { available: 1 },
  ],
  [
    '.ext.maps.booking.partner.v3.ListBookingsResponse.bookings is not an array',
    'ListBookingsResponse',
    { bookings: {} },
  ],
  ['Slot is not an object', 'Booking', { slot: 's' }],
])('a value of the wrong type is a fault of the program: %s', (message, name, object) => {
  expect(() => encodeJson(name, object)).toThrow(new TypeError(message));
});
