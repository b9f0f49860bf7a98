import { mustNotSucceed } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const slotThatNeverWasIsRefused: Scenario = {
  name: 'slot-that-never-was-is-refused',
  over: 'both',
  rules: ['4.2'],
  async run(t) {
    const slot = t.slot();
    const answer = await t.create({ ...slot, startSec: slot.startSec + 7 });
    mustNotSucceed(t, answer, 'a creation in a slot that no feed has ever offered');
    t.should(
      answer.outcome === 'invalid-argument',
      'a slot that can never be valid is answered by 400',
      answer,
    );
  },
};
