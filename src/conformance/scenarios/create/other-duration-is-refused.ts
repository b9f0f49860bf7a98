import { mustNotSucceed } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const otherDurationIsRefused: Scenario = {
  name: 'other-duration-is-refused',
  over: 'both',
  rules: ['4.2'],
  async run(t) {
    const slot = t.slot();
    const answer = await t.create({ ...slot, durationSec: slot.durationSec + 7 });
    mustNotSucceed(t, answer, 'a creation with a duration that the service does not have');
    t.should(
      answer.outcome === 'invalid-argument',
      'a slot that can never be valid is answered by 400',
      answer,
    );
  },
};
