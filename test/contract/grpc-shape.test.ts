import { bookingService, messageType } from '../../src/contract/wire/protos.ts';
import { readMessage } from '../../src/contract/wire/read-message.ts';

const { requestSerialize, requestDeserialize } = bookingService.BatchAvailabilityLookup;

/** What a method's handler is given for the bytes of a request, after the contract's check. */
const received = (bytes: Uint8Array) =>
  readMessage('BatchAvailabilityLookupRequest', requestDeserialize(Buffer.from(bytes)));

test('default values that a client wrote out are as good as absent', () => {
  const bytes = requestSerialize({
    merchant_id: '',
    slot_time: [{ start_sec: 0, service_id: 's', confirmation_mode: 'CONFIRMATION_MODE_UNSPECIFIED' }],
  });
  expect(received(bytes)).toStrictEqual({ slot_time: [{ service_id: 's' }] });
});

test('an absent list is a missing key', () => {
  expect(received(Buffer.alloc(0))).toStrictEqual({});
});

test('an int64 that a number can not hold is refused by its field', () => {
  for (const start_sec of ['9007199254740993', '-9007199254740993', '9223372036854775807']) {
    const bytes = requestSerialize({ slot_time: [{ start_sec }] });
    expect(() => received(bytes)).toThrow('slot_time[0].start_sec: expected an integer from');
  }
  const largest = requestSerialize({ slot_time: [{ start_sec: '9007199254740991' }] });
  expect(received(largest).slot_time?.[0]?.start_sec).toBe(Number.MAX_SAFE_INTEGER);
});

test('an enum number that the contract does not know is refused by its field', () => {
  const slotTime = messageType('SlotTime').encode({ confirmation_mode: 9 }).finish();
  const bytes = Buffer.concat([Buffer.from([(3 << 3) | 2, slotTime.length]), slotTime]);
  expect(() => received(bytes)).toThrow(
    'slot_time[0].confirmation_mode: expected a value of ConfirmationMode',
  );
});

test('two members of a oneof on the wire are refused', () => {
  const type = messageType('ListOrdersRequest');
  const bytes = type.encode({ user_id: 'u', order_ids: { order_id: ['o'] } }).finish();
  const request = bookingService.ListOrders.requestDeserialize(Buffer.from(bytes));
  expect(() => readMessage('ListOrdersRequest', request)).toThrow(
    'order_ids: only one of user_id and order_ids',
  );
});
