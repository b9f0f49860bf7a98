import { decodeJson } from '../../src/contract/wire/decode-json.ts';
import type { MessageName } from '../../src/contract/wire/protos.ts';
import { WireError } from '../../src/contract/wire/wire-error.ts';

/** The error that refuses a body; throws if the body is accepted or fails in another way. */
export function refusal(name: MessageName, body: Uint8Array | string): WireError {
  try {
    decodeJson(name, body);
  } catch (error) {
    if (error instanceof WireError) return error;
    throw error;
  }
  throw new Error('the body was accepted');
}

/** The error that refuses the second of two slots in a look-up; the first is fine. */
export const slotRefusal = (slotTime: string) =>
  refusal('BatchAvailabilityLookupRequest', `{"slot_time":[{},${slotTime}]}`);
