import type { Bell } from './bell.ts';
import type { OperationEnd } from './booking-store.ts';
import { type EpochMs, within } from './clock.ts';
import type { Dependencies } from './dependencies.ts';
import { Fault } from './fault.ts';
import type { OperationId } from './identifiers.ts';
import type { Pursuits } from './pursuit.ts';
import type { Ending } from './saga.ts';

/** Another process's operation is looked at this often. */
const pollMs = 100;

/**
 * Waits for the end of an operation that somebody else began, in this process or another.
 * @throws {Fault} `outcome-unknown` when it hasn't ended by `untilMs`
 */
export async function joinOperation(
  { clock, store }: Dependencies,
  pursuits: Pursuits,
  bell: Bell,
  id: OperationId,
  untilMs: EpochMs,
): Promise<Ending> {
  while (clock.now() < untilMs) {
    const here = pursuits.ending(id);
    if (here !== undefined) {
      const ending = await within(clock, untilMs, here);
      if (ending === 'late') break;
      if (ending.kind !== 'handed-over') return ending;
    }
    const end = await store.operationEnd(id);
    // An operation that isn't in the journal any more left nothing behind: the caller starts over.
    if (end === null) return { kind: 'start-over' };
    if (end.kind !== 'open') return told(end);
    await bell.wait(pollMs, untilMs);
  }
  throw new Fault(
    'outcome-unknown',
    'an earlier request for the same booking has no answer of the clinic yet',
  );
}

function told(end: Exclude<OperationEnd, { kind: 'open' }>): Ending {
  switch (end.kind) {
    case 'done':
      return end;
    case 'refused':
      return {
        kind: 'refused',
        refusal: end.refusal,
        detail: 'refused to an earlier request for the same booking',
      };
    case 'nothing-done':
      return { kind: 'nothing-done', fault: new Fault('clinic-unavailable', end.trouble) };
  }
}
