import fc from 'fast-check';
import { encodeProtobuf } from '../../src/contract/wire/encode-protobuf.ts';
import { type MessageName, messageType, methodNames } from '../../src/contract/wire/protos.ts';
import { readMessage } from '../../src/contract/wire/read-message.ts';
import { arbitraryMessage } from './arbitrary-message.ts';

const SEED = 20_261_122;

const names = methodNames.flatMap((method): MessageName[] => [`${method}Request`, `${method}Response`]);

function byProtobufjs(name: MessageName, message: object): Buffer {
  const type = messageType(name);
  return Buffer.from(type.encode(type.fromObject(message)).finish());
}

describe.each(names)('%s', (name) => {
  test('is written with the bytes of protobufjs', () => {
    fc.assert(
      fc.property(arbitraryMessage(name), (drawn) => {
        const message = readMessage(name, drawn);
        expect(encodeProtobuf(name, message)).toEqual(byProtobufjs(name, message));
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});

test.each([0, 1, 127, 128, 300, 16_383, 16_384, 70_000])(
  'a text of %i letters is written whole, and so is what it lies in',
  (length) => {
    for (const letter of ['a', 'é', '진', '🦷']) {
      const message = { slot: { service_id: letter.repeat(length), start_sec: 5 } };
      expect(encodeProtobuf('CheckAvailabilityRequest', message)).toEqual(
        byProtobufjs('CheckAvailabilityRequest', message),
      );
    }
  },
);

test.each([0, 1, -1, 127, 128, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 35, 2 ** 53 - 1, -(2 ** 53) + 1])(
  'the integer %i is written as the format has it',
  (start_sec) => {
    const message = { slot: { start_sec } };
    expect(encodeProtobuf('CheckAvailabilityRequest', message)).toEqual(
      byProtobufjs('CheckAvailabilityRequest', message),
    );
  },
);

test('a value of another type is a fault that names the field and leaves nothing behind', () => {
  const wrong = { slot_time_availability: [{ slot_time: { service_id: 5 }, available: true }] };
  expect(() => Reflect.apply(encodeProtobuf, null, ['BatchAvailabilityLookupResponse', wrong])).toThrow(
    /SlotTime\.service_id is not a string/,
  );
  expect(encodeProtobuf('HealthCheckResponse', {})).toEqual(Buffer.alloc(0));
});
