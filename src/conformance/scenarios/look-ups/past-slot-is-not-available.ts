import { mustNotBreak } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const pastSlotIsNotAvailable: Scenario = {
  name: 'past-slot-is-not-available',
  over: 'both',
  rules: ['1.3', '4.2'],
  async run(t) {
    const slot = t.slot();
    const weeks = Math.ceil((slot.startSec - t.nowSec) / 604_800) + 1;
    const past = { ...slot, startSec: slot.startSec - weeks * 604_800 };
    const { available, answer } = await t.lookUp(past);
    t.must(available !== true, 'a slot that has begun is not shown as available', answer);
    mustNotBreak(t, answer, 'a look-up of the past');
  },
};
