import type { Attempt } from './attempt.ts';
import type { Json, MethodName } from './channel/channel.ts';
import { cancelRequest, createRequest, lookUpRequest } from './messages.ts';

/** A good request of each method that every server has to serve ([google] 1.1). */
export function requiredCalls(attempt: Attempt): readonly (readonly [MethodName, Json])[] {
  const slot = attempt.slot();
  return [
    ['BatchAvailabilityLookup', lookUpRequest([slot])],
    ['CreateBooking', createRequest(slot, attempt.person(), attempt.token())],
    ['UpdateBooking', cancelRequest('no-such-booking')],
  ];
}
