import type { Scenario } from '../../scenario.ts';
import { judgeTimes } from '../../timings.ts';

export const changesAnswerWithin4S: Scenario = {
  name: 'changes-answer-within-4-s',
  over: 'both',
  rules: ['4.3'],
  atEnd: true,
  async run(t) {
    judgeTimes(t, ['CreateBooking', 'UpdateBooking'], 4_000, 0.05);
  },
};
