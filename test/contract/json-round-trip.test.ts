import fc from 'fast-check';
import { decodeJson } from '../../src/contract/wire/decode-json.ts';
import { encodeJson } from '../../src/contract/wire/encode-json.ts';
import { type MessageName, messageType, methodNames } from '../../src/contract/wire/protos.ts';
import { readMessage } from '../../src/contract/wire/read-message.ts';
import { arbitraryMessage } from './arbitrary-message.ts';

const SEED = 20_260_910;

const names = methodNames.flatMap((method): MessageName[] => [`${method}Request`, `${method}Response`]);

/** Maps come without a prototype; equality is about their entries. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What gRPC makes of the same message after the wire. */
function throughGrpc(name: MessageName, message: Record<string, unknown>): unknown {
  const type = messageType(name);
  const bytes = type.encode(type.fromObject(message)).finish();
  return readMessage(name, type.toObject(type.decode(bytes), { longs: Number, enums: String }));
}

describe.each(names)('%s', (name) => {
  test('comes back the same after JSON', () => {
    fc.assert(
      fc.property(arbitraryMessage(name), (message) => {
        const drawn = readMessage(name, message);
        expect(plain(drawn)).toEqual(plain(message));
        expect(decodeJson(name, encodeJson(name, drawn))).toStrictEqual(drawn);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  test('has the same shape whether it came by JSON or by gRPC', () => {
    fc.assert(
      fc.property(arbitraryMessage(name), (message) => {
        const drawn = readMessage(name, message);
        expect(throughGrpc(name, message)).toStrictEqual(decodeJson(name, encodeJson(name, drawn)));
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  test('is written as JSON that any parser reads', () => {
    fc.assert(
      fc.property(arbitraryMessage(name), (message) => {
        JSON.parse(encodeJson(name, readMessage(name, message)));
      }),
      { seed: SEED, numRuns: 30 },
    );
  });

  test('never fails otherwise than by WireError, whatever JSON comes', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (body) => {
        try {
          decodeJson(name, body);
        } catch (error) {
          expect(error).toMatchObject({ name: 'WireError' });
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});
