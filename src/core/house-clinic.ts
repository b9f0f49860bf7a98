import type { CommandOutcome } from './clinic-driver.ts';
import type { Clinic } from './dependencies.ts';
import { Fault } from './fault.ts';
import type { HouseDriver } from './house-driver.ts';

/** @throws {Fault} `not-offered` for a clinic whose system's own commands aren't offered */
export function houseOf({ driver }: Clinic): HouseDriver {
  if (driver.house !== undefined) return driver.house;
  throw new Fault('not-offered', "the system of this merchant's clinic has no such commands");
}

/** A refusal of the clinic that is told to the caller as the clinic put it; `field` where its words don't name one. */
export function refusedByClinic(
  { detail, words }: Extract<CommandOutcome<never>, { kind: 'refused' }>,
  field?: string,
): Fault {
  return new Fault('refused', `the clinic refused: ${detail}`, {
    ...(words === undefined ? {} : { words }),
    ...(field === undefined ? {} : { field, reason: 'not-found' }),
  });
}
