import type { BookingStore } from './booking-store.ts';
import type { Merchant } from './catalogue.ts';
import type { ClinicDriver } from './clinic-driver.ts';
import type { Clock, Randomness } from './clock.ts';
import { Fault } from './fault.ts';
import type { MerchantId, OwnerId } from './identifiers.ts';
import type { Intent, OperationState } from './operation.ts';

/** Where the core says what its operators should know. Facts hold ids and codes, never personal data. */
export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** A merchant together with the system behind it. */
export interface Clinic {
  readonly merchant: Merchant;
  readonly driver: ClinicDriver;
}

/** Everything that the core takes from outside. */
export interface Dependencies {
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly store: BookingStore;
  readonly clinics: ReadonlyMap<MerchantId, Clinic>;
  /** This process, as the owner of operations. */
  readonly owner: OwnerId;
  /** The same for the same text, and of no use to anybody who can't ask for it; by it persons and requests are recognised. */
  readonly keyedHash: (text: string) => string;
  readonly log: Log;
  /** Told of every operation that ended in this process, for those who count. */
  readonly ended?: (kind: Intent['kind'], state: OperationState) => void;
}

/** @throws {Fault} `clinic-unavailable` for a merchant that is no longer configured, so that its bookings wait instead of failing. */
export function clinicOf(dependencies: Dependencies, merchant: MerchantId): Clinic {
  const clinic = dependencies.clinics.get(merchant);
  if (clinic === undefined)
    throw new Fault('clinic-unavailable', 'the clinic of this booking is not configured');
  return clinic;
}
