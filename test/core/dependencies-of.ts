import type { BookingStore } from '../../src/core/booking-store.ts';
import type { ClinicDriver } from '../../src/core/clinic-driver.ts';
import type { Dependencies } from '../../src/core/dependencies.ts';
import { ownerId } from '../../src/core/identifiers.ts';
import type { RecoverySettings } from '../../src/core/recovery.ts';
import { systemClock, systemRandomness } from '../../src/system.ts';
import { clinic } from '../contract/fake-core.ts';

const silent = (): void => undefined;

/** What the core needs, with one clinic of which it is given only those calls that a test is about. */
export function dependenciesOf(
  store: BookingStore,
  driver: Partial<ClinicDriver>,
  rest: Partial<Dependencies> = {},
): Dependencies {
  return {
    clock: systemClock,
    randomness: systemRandomness,
    store,
    clinics: new Map([[clinic.id, { merchant: clinic, driver: driver as ClinicDriver }]]),
    owner: ownerId('me'),
    keyedHash: (text) => text,
    log: { info: silent, warn: silent, error: silent },
    ...rest,
  };
}

/** Does so little in the background that a test about something else meets nothing of it. */
export const idleRecovery: RecoverySettings = {
  tickMs: 60_000,
  watchEveryMs: 60_000,
  eraseEveryMs: 60_000,
  reconcileAgeMs: 60_000,
  reconcilePerTick: 1,
  eraseAfterSec: 86_400,
  erasePerTurn: 1,
  keepAuditSec: 86_400,
  auditPerTurn: 1,
};
