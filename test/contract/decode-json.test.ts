import { decodeJson } from '../../src/contract/wire/decode-json.ts';
import { readMessage } from '../../src/contract/wire/read-message.ts';
import { WireError } from '../../src/contract/wire/wire-error.ts';
import { refusal, slotRefusal } from './refusal.ts';

const lookup = (body: string) => decodeJson('BatchAvailabilityLookupRequest', body);
const oneSlot = (slotTime: string) => lookup(`{"slot_time":[${slotTime}]}`).slot_time?.[0];

describe('keys', () => {
  test('are taken in snake_case and in camelCase', () => {
    const expected = { merchant_id: 'm', slot_time: [{ start_sec: 5, resource_ids: { party_size: 2 } }] };
    expect(
      lookup('{"merchant_id":"m","slot_time":[{"start_sec":"5","resource_ids":{"party_size":2}}]}'),
    ).toEqual(expected);
    expect(lookup('{"merchantId":"m","slotTime":[{"startSec":"5","resourceIds":{"partySize":2}}]}')).toEqual(
      expected,
    );
  });

  test('of one field in both spellings are refused', () => {
    const error = slotRefusal('{"start_sec":"5","startSec":"5"}');
    expect(error.field).toBe('slot_time[1].start_sec');
    expect(error.message).toBe('slot_time[1].start_sec: given twice, as start_sec and as startSec');
    expect(slotRefusal('{"startSec":"0","start_sec":"5"}').field).toBe('slot_time[1].start_sec');
  });

  test('in a second spelling that is null do no harm', () => {
    expect(oneSlot('{"start_sec":null,"startSec":"5"}')).toEqual({ start_sec: 5 });
  });

  test('that are unknown are ignored, with whatever they hold', () => {
    expect(lookup('{"merchant_id":"m","new_field":{"deep":[1,{"x":null}]}}')).toEqual({ merchant_id: 'm' });
  });

  test('that occur twice count by their last value', () => {
    expect(lookup('{"merchant_id":"a","merchant_id":"b"}')).toEqual({ merchant_id: 'b' });
  });

  test('of SlotTime and Slot name their resources differently', () => {
    expect(oneSlot('{"resource_ids":{"staff_id":"s"},"resources":{"staff_id":"t"}}')).toEqual({
      resource_ids: { staff_id: 's' },
    });
    expect(
      decodeJson('CheckAvailabilityRequest', '{"slot":{"resources":{"staff_id":"s"},"resource_ids":{}}}'),
    ).toEqual({ slot: { resources: { staff_id: 's' } } });
  });

  test('that reach for the prototype are ignored', () => {
    const message = lookup(
      '{"__proto__":{"merchant_id":"evil","polluted":1},"constructor":{"prototype":{"polluted":1}},"prototype":1}',
    );
    expect(Object.keys(message)).toEqual([]);
    expect(Object.getPrototypeOf(message)).toBe(Object.prototype);
    expect(message.merchant_id).toBeUndefined();
    expect('polluted' in {}).toBe(false);
  });
});

describe('absence', () => {
  test.each(['{}', '{"merchant_id":null,"slot_time":null}', '{"merchant_id":"","slot_time":[]}'])(
    'is the same as null, a default value and an empty list: %s',
    (body) => {
      expect(lookup(body)).toStrictEqual({});
    },
  );

  test('of false, 0 and the first enum value is the same as theirs', () => {
    expect(oneSlot('{"start_sec":"0","duration_sec":-0,"confirmation_mode":0}')).toStrictEqual({});
    expect(decodeJson('SetMarketingPreferenceRequest', '{"user_to_receive_marketing":false}')).toStrictEqual(
      {},
    );
  });

  test('of a nested message differs from an empty one', () => {
    expect(oneSlot('{"resource_ids":{}}')).toStrictEqual({ resource_ids: {} });
  });

  test('of a oneof member differs from its default value', () => {
    expect(decodeJson('ListOrdersRequest', '{"user_id":""}')).toStrictEqual({ user_id: '' });
  });
});

describe('limits', () => {
  const many = (count: number) => `{"slot_time":[${Array(count).fill('{}').join(',')}]}`;

  test('a list has 1000 entries at most, or as many as the caller says', () => {
    expect(lookup(many(1000)).slot_time).toHaveLength(1000);
    expect(refusal('BatchAvailabilityLookupRequest', many(1001)).message).toBe(
      'slot_time: expected at most 1000 entries, got 1001',
    );
    expect(() => decodeJson('BatchAvailabilityLookupRequest', many(3), { maxEntries: 2 })).toThrow(
      'slot_time: expected at most 2 entries, got 3',
    );
  });

  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

  test('an ignored field is nested 64 levels deep at most, counted from the body', () => {
    expect(lookup(`{"new_field":${nested(63)}}`)).toEqual({});
    expect(refusal('ListBookingsRequest', `{"new_field":${nested(64)}}`).message).toBe(
      'nested deeper than 64 levels',
    );
    const inside = slotRefusal(`{"new_field":${nested(62)}}`);
    expect(inside.message).toBe('slot_time[1]: nested deeper than 64 levels');
  });

  test.each([
    nested(500_000),
    `{"new_field":${nested(500_000)}}`,
    `{"slot_time":${nested(500_000)}}`,
    '['.repeat(1_000_000),
    '{"a":'.repeat(200_000),
  ])('a body nested beyond all measure is refused without harm (case %#)', (body) => {
    expect(refusal('BatchAvailabilityLookupRequest', body)).toBeInstanceOf(WireError);
  });
});

describe('body', () => {
  test.each(['', '  \n'])('must not be empty: %j', (body) => {
    expect(refusal('ListBookingsRequest', body).message).toBe('body is empty');
    expect(refusal('ListBookingsRequest', Buffer.from(body)).message).toBe('body is empty');
  });

  test.each(['[]', '"a"', '5', 'true', 'null'])('must be an object, not %s', (body) => {
    const error = refusal('ListBookingsRequest', body);
    expect(error.message).toMatch(/^expected an object, got /);
    expect(error.field).toBeUndefined();
  });

  test('must be valid UTF-8', () => {
    const bytes = Buffer.from([...Buffer.from('{"user_id":"'), 0xc3, 0x28, ...Buffer.from('"}')]);
    expect(refusal('ListBookingsRequest', bytes).message).toBe('body is not valid UTF-8');
  });

  test('may start with a byte order mark', () => {
    const bytes = Buffer.from('\ufeff{"user_id":"u"}');
    expect(decodeJson('ListBookingsRequest', bytes)).toEqual({ user_id: 'u' });
  });

  test.each([
    '{',
    '{"user_id":"words',
    "{'user_id':'words'}",
    '{"user_id":words}',
    '{"user_id":"a"} words',
    'NaN',
  ])('must be JSON, and is not quoted if it is not: %s', (body) => {
    const { message } = refusal('ListBookingsRequest', body);
    expect(message).toMatch(/^body is not JSON( \(at character \d+\))?$/);
  });
});

describe('a message that gRPC deserialised', () => {
  test('is checked by the same rules, with the same paths', () => {
    const read = (slot: unknown) => () =>
      readMessage('BatchAvailabilityLookupRequest', { slot_time: [slot] });
    expect(read({ start_sec: 2 ** 53 })).toThrow('slot_time[0].start_sec: expected an integer from');
    expect(read({ start_sec: Number.NaN })).toThrow('slot_time[0].start_sec: expected an integer, got');
    expect(read({ confirmation_mode: 9 })).toThrow(
      'slot_time[0].confirmation_mode: expected a value of ConfirmationMode, got an unknown number',
    );
    expect(() => readMessage('ListBookingsRequest', { user_id: 'a\ud800' })).toThrow(
      'user_id: expected well-formed',
    );
  });
});
