import type { Scenario } from '../../scenario.ts';
import { judgeErrors } from '../../timings.ts';

export const lookUpsRarelyFail: Scenario = {
  name: 'look-ups-rarely-fail',
  over: 'both',
  rules: ['4.3'],
  atEnd: true,
  async run(t) {
    judgeErrors(t, ['BatchAvailabilityLookup'], 0.03);
  },
};
