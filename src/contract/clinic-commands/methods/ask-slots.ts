import { Fault } from '../../../core/fault.ts';
import type { HouseQuery } from '../../../core/house-driver.ts';
import type { Command, CommandCall, CommandName, CommandPorts } from '../command.ts';
import { readResponse } from '../wire/command-messages.ts';

type SlotQuery = Extract<CommandName, `GetReservationSlots${string}`>;

/** [clinic] 11: the clinic's own answer, as far as it is documented. */
export function askSlots<Name extends SlotQuery>(name: Name, query: HouseQuery): Command<Name> {
  return async ({ core }: CommandPorts, { merchant, request, untilMs }: CommandCall<Name>) => {
    const answer = await core.ask(merchant, query, JSON.stringify(request), untilMs);
    return { message: readAnswer(name, answer), headers: {} };
  };
}

/** What the clinic answers is the clinic's doing, and no fault of the caller's. */
function readAnswer<Name extends SlotQuery>(name: Name, answer: unknown) {
  try {
    return readResponse(name, answer);
  } catch (cause) {
    throw new Fault('clinic-unavailable', 'the clinic gave an answer that cannot be read', { cause });
  }
}
