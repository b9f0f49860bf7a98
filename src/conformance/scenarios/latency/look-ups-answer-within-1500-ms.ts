import type { Scenario } from '../../scenario.ts';
import { judgeTimes } from '../../timings.ts';

export const lookUpsAnswerWithin1500Ms: Scenario = {
  name: 'look-ups-answer-within-1500-ms',
  over: 'both',
  rules: ['4.3'],
  atEnd: true,
  async run(t) {
    const slot = t.slot();
    for (let asked = 0; asked < 20; asked += 1) await t.lookUp(slot);
    judgeTimes(t, ['BatchAvailabilityLookup'], 1_500, 0.03);
  },
};
