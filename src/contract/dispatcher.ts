import type { EpochMs } from '../core/clock.ts';
import { Fault } from '../core/fault.ts';
import { type Caller, requireRight } from './access.ts';
import type { ContractPorts, Method, MethodName, RequestOf, ResponseOf } from './method.ts';
import { healthCheck } from './methods/check-health.ts';
import { checkOrderFulfillability } from './methods/check-order.ts';
import { createBooking } from './methods/create-booking.ts';
import { createLease } from './methods/create-lease.ts';
import { createOrder } from './methods/create-order.ts';
import { batchAvailabilityLookup, checkAvailability } from './methods/look-up-availability.ts';
import { getBookingStatus, listBookings } from './methods/read-bookings.ts';
import { listOrders } from './methods/read-orders.ts';
import { updateBooking } from './methods/update-booking.ts';
import { methodNames } from './wire/protos.ts';

/**
 * How long answers may take, in milliseconds from arrival. [google] 4.3 counts look-ups as failed after 1.5 s and changes after 4 s;
 * what is left over is for the way there and back, and for encoding.
 */
export const answerTimesMs = { lookUp: 1_150, change: 3_400 } as const;

/** How much is taken on at once. */
export interface DispatchLimits {
  /** Calls under way over all transports; what comes on top is turned away at once instead of making all of them late. */
  readonly maxConcurrentCalls: number;
}

export const defaultDispatchLimits: DispatchLimits = { maxConcurrentCalls: 2_000 };

/** The one way from a transport into the contract. */
export interface Dispatcher {
  /** The method of that name, whatever the case of its letters ([google] 1.1). */
  method(name: string): MethodName | undefined;
  /**
   * To be asked before a request's body is judged.
   * @throws {Fault} `not-offered`; `permission-denied`
   */
  admit(name: MethodName, caller: Caller): void;
  /**
   * Carries out a call.
   * @param arrivedMs when the request came; the answer is due a fixed time later
   * @param deadlineMs until when the caller waits, if it said so
   * @throws {Fault} or WireError; see {@link faultOf}
   */
  dispatch<Name extends MethodName>(
    name: Name,
    caller: Caller,
    request: RequestOf<Name>,
    arrivedMs: EpochMs,
    deadlineMs?: EpochMs,
  ): Promise<ResponseOf<Name>>;
}

type Entry<Name extends MethodName> =
  | { readonly answerMs: number; readonly run: Method<Name> }
  | 'not-offered';

const lookUp = answerTimesMs.lookUp;
const change = answerTimesMs.change;

const entries: { readonly [Name in MethodName]: Entry<Name> } = {
  HealthCheck: { answerMs: lookUp, run: healthCheck },
  BatchAvailabilityLookup: { answerMs: lookUp, run: batchAvailabilityLookup },
  CheckAvailability: { answerMs: lookUp, run: checkAvailability },
  CreateBooking: { answerMs: change, run: createBooking },
  CreateLease: { answerMs: change, run: createLease },
  UpdateBooking: { answerMs: change, run: updateBooking },
  GetBookingStatus: { answerMs: lookUp, run: getBookingStatus },
  ListBookings: { answerMs: lookUp, run: listBookings },
  SetMarketingPreference: 'not-offered',
  CheckOrderFulfillability: { answerMs: lookUp, run: checkOrderFulfillability },
  CreateOrder: { answerMs: change, run: createOrder },
  ListOrders: { answerMs: lookUp, run: listOrders },
};

const byLowerCase = new Map(methodNames.map((name) => [name.toLowerCase(), name]));

/** Makes the dispatcher that all transports share. */
export function createDispatcher(
  ports: ContractPorts,
  limits: DispatchLimits = defaultDispatchLimits,
): Dispatcher {
  let underWay = 0;

  async function dispatch<Name extends MethodName>(
    name: Name,
    caller: Caller,
    request: RequestOf<Name>,
    arrivedMs: EpochMs,
    deadlineMs: EpochMs = Number.POSITIVE_INFINITY,
  ): Promise<ResponseOf<Name>> {
    const entry: Entry<Name> = entries[name];
    if (entry === 'not-offered') throw notOffered(name);
    // A full house is no illness: a failed check would have the whole integration switched off ([google] 4.3).
    if (underWay >= limits.maxConcurrentCalls && name !== 'HealthCheck') {
      throw new Fault('too-many-requests', 'too many calls are under way, try again');
    }
    const untilMs = Math.min(arrivedMs + entry.answerMs, deadlineMs);
    underWay += 1;
    try {
      return await entry.run(ports, { partner: caller.partner, request, untilMs });
    } finally {
      underWay -= 1;
    }
  }

  return {
    method: (name) => byLowerCase.get(name.toLowerCase()),
    admit(name, caller) {
      if (entries[name] === 'not-offered') throw notOffered(name);
      // Whether the server is well may be known by everybody who may call it at all.
      if (name !== 'HealthCheck') requireRight(caller, 'bookings');
    },
    dispatch,
  };
}

function notOffered(name: MethodName): Fault {
  return new Fault('not-offered', `${name} is not offered here`);
}
