import fc from 'fast-check';
import { fingerprintOf } from '../../src/contract/fingerprint.ts';
import { decodeJson } from '../../src/contract/wire/decode-json.ts';
import { bookingService } from '../../src/contract/wire/protos.ts';
import { readMessage } from '../../src/contract/wire/read-message.ts';
import { arbitraryMessage } from './arbitrary-message.ts';

const { requestSerialize, requestDeserialize } = bookingService.CreateBooking;
const settings = { seed: 20_260_511, numRuns: 300 };
const creation = arbitraryMessage('CreateBookingRequest').filter(hasPlainKeys);

/**
 * V8 13.6 misreads an escaped key of a JSON object after objects with backslashes in theirs. None of the contract's own keys is
 * concerned, those of maps are.
 */
function hasPlainKeys(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(
    ([key, member]) => JSON.stringify(key) === `"${key}"` && hasPlainKeys(member),
  );
}

/** The digest of a message that came as JSON. */
const ofJson = (message: unknown): string =>
  fingerprintOf(decodeJson('CreateBookingRequest', JSON.stringify(message)));

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

test('is the same over JSON and gRPC', () => {
  fc.assert(
    fc.property(creation, (message) => {
      const received = requestDeserialize(requestSerialize(message));
      expect(fingerprintOf(readMessage('CreateBookingRequest', received))).toBe(ofJson(message));
    }),
    settings,
  );
});

test('does not depend on the order of keys', () => {
  fc.assert(
    fc.property(creation, (message) => {
      expect(ofJson(reversed(message))).toBe(ofJson(message));
    }),
    settings,
  );
});

test('does not depend on the token, nor on fields that are unknown or say nothing', () => {
  fc.assert(
    fc.property(creation, fc.string(), (message, token) => {
      const other = { lease_ref: {}, slot: {}, ...message, idempotency_token: token, new_in_2030: 1 };
      expect(ofJson(other)).toBe(ofJson(message));
    }),
    settings,
  );
});

test('tells different requests apart', () => {
  const base = { slot: { start_sec: 1 }, offer_id: 'a' };
  const others = [
    {},
    { slot: { start_sec: 2 }, offer_id: 'a' },
    { slot: { duration_sec: 1 }, offer_id: 'a' },
    { slot: { start_sec: 1 }, deal_id: 'a' },
    { slot: { start_sec: 1 }, offer_id: 'a","x":"' },
    { ...base, additional_request: 'more' },
    { ...base, payment_information: { payment_option_id: '' } },
  ];
  expect(new Set([base, ...others].map(ofJson)).size).toBe(others.length + 1);
});

test('tells lists of messages that say nothing apart by their length', () => {
  const withParameters = (count: number): object => ({
    payment_processing_parameters: {
      tokenization_config: { card_network_parameters: Array(count).fill({}) },
    },
  });
  expect(ofJson(withParameters(1))).not.toBe(ofJson(withParameters(2)));
});
