import { mustNotSucceed } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const pastSlotIsRefused: Scenario = {
  name: 'past-slot-is-refused',
  over: 'both',
  rules: ['4.2'],
  async run(t) {
    const slot = t.slot();
    const weeks = Math.ceil((slot.startSec - t.nowSec) / 604_800) + 1;
    const answer = await t.create({ ...slot, startSec: slot.startSec - weeks * 604_800 });
    mustNotSucceed(t, answer, 'a creation in the past');
  },
};
