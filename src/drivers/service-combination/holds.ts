import type { HoldPort } from '../../core/clinic-driver.ts';
import type { ServiceId } from '../../core/identifiers.ts';
import { askForHold, type CommandParts, readHold, wordsOf } from './hold.ts';
import type { ServiceSet } from './service-set.ts';

/** Reservations that aren't confirmed at once, for leases ([combination] 11.2). */
export function createHolds(parts: CommandParts, sets: ReadonlyMap<ServiceId, ServiceSet>): HoldPort {
  const { releases, branch } = parts;
  return {
    async hold({ serviceId, startSec, endSec, marker }, limits) {
      const set = sets.get(serviceId);
      if (set === undefined)
        return {
          kind: 'refused',
          refusal: 'our-fault',
          detail: 'the service is not configured for this driver',
        };
      const taken = await askForHold(parts, { set, startSec, endSec, notes: marker }, limits);
      if (taken.kind !== 'held') return taken;
      const usableUntilMs = taken.hold.madeMs + branch.settings.holdAgeSec * 1000;
      return { kind: 'done', value: { words: wordsOf(taken.hold), usableUntilMs } };
    },

    async release(words) {
      const hold = readHold(words);
      if (hold !== null) await releases.release(hold.hold);
    },
  };
}
