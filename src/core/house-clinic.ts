import { unreachable } from './carry-out.ts';
import type { Merchant, Service } from './catalogue.ts';
import type { CommandOutcome } from './clinic-driver.ts';
import type { EpochMs } from './clock.ts';
import type { Clinic } from './dependencies.ts';
import { Fault } from './fault.ts';
import type { HouseDriver, HouseQuery } from './house-driver.ts';
import type { Place } from './opening.ts';

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

/** Passes a question in the clinic's own words on. @throws {Fault} `refused`, `clinic-unavailable`, `not-offered` */
export async function askClinic(
  clinic: Clinic,
  query: HouseQuery,
  question: string,
  untilMs: EpochMs,
): Promise<unknown> {
  const answer = await houseOf(clinic).ask(query, question, { untilMs, priority: 'look-up' });
  switch (answer.kind) {
    case 'answered':
      return answer.answer;
    case 'refused':
      throw new Fault('refused', `the clinic refused: ${answer.detail}`, { words: answer.words });
    case 'trouble':
      throw unreachable(answer.trouble);
  }
}

/**
 * The service that a place is of; of several the one of that length goes before the others.
 * @throws {Fault} `invalid-argument` naming `calendar` or `zone`
 */
export function serviceAt(
  house: HouseDriver,
  merchant: Merchant,
  place: Place,
  durationSec: number,
): Service {
  const found = house.servicesOf(place);
  const what = found.kind === 'unknown' ? found.what : 'calendar';
  const services = (found.kind === 'services' ? found.ids : []).flatMap(
    (id) => merchant.services.get(id) ?? [],
  );
  const service = services.find((one) => one.durationSec === durationSec) ?? services[0];
  if (service !== undefined) return service;
  throw new Fault('invalid-argument', `names no ${what} in which anything is booked here`, {
    field: what,
    reason: 'not-found',
  });
}
