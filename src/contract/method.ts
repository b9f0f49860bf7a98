import type { BookingCore } from '../core/booking-core.ts';
import type { Partner } from '../core/catalogue.ts';
import type { Clock, EpochMs } from '../core/clock.ts';
import type { Merchants } from './visible-catalogue.ts';
import type { MethodName, WireMessages } from './wire/protos.ts';

export type { MethodName };
export type RequestOf<Name extends MethodName> = WireMessages[`${Name}Request`];
export type ResponseOf<Name extends MethodName> = WireMessages[`${Name}Response`];

/** What the methods work with. */
export interface ContractPorts {
  readonly core: BookingCore;
  readonly merchants: Merchants;
  readonly clock: Clock;
  /** Whether bookings can be taken at all: the store answers, nothing is being shut down. */
  readonly ready: () => Promise<boolean>;
}

/** One call of a method by a partner. */
export interface Call<Name extends MethodName> {
  readonly partner: Partner;
  readonly request: RequestOf<Name>;
  /** The answer has to be there by then. */
  readonly untilMs: EpochMs;
}

/** Carries out one method. Throws {@link Fault} or WireError for whatever isn't an answer of the contract. */
export type Method<Name extends MethodName> = (
  ports: ContractPorts,
  call: Call<Name>,
) => Promise<ResponseOf<Name>>;
