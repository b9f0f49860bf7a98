import { mustNotBreak } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const slotThatNeverWasIsNotAvailable: Scenario = {
  name: 'slot-that-never-was-is-not-available',
  over: 'both',
  rules: ['4.2'],
  async run(t) {
    const slot = t.slot();
    const { available, answer } = await t.lookUp({ ...slot, startSec: slot.startSec + 7 });
    t.must(available !== true, 'a slot that no feed has ever offered is not shown as available', answer);
    mustNotBreak(t, answer, 'a look-up of a slot that never was');
  },
};
