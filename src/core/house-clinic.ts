import { unreachable } from './carry-out.ts';
import type { CommandOutcome } from './clinic-driver.ts';
import type { EpochMs } from './clock.ts';
import type { Clinic } from './dependencies.ts';
import { Fault } from './fault.ts';
import type { HouseDriver, HouseQuery } from './house-driver.ts';

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
