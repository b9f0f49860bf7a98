import type { Scenario } from '../../scenario.ts';
import { judgeErrors } from '../../timings.ts';

export const changesRarelyFail: Scenario = {
  name: 'changes-rarely-fail',
  over: 'both',
  rules: ['4.3'],
  atEnd: true,
  async run(t) {
    judgeErrors(t, ['CreateBooking', 'UpdateBooking'], 0.05);
  },
};
