import { isSame } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const refusalHoldsTheFailureAlone: Scenario = {
  name: 'refusal-holds-the-failure-alone',
  over: 'both',
  rules: ['1.6', '1.14'],
  async run(t) {
    const slot = t.slot({ maxSpots: 3 });
    await t.bookMany(slot, slot.spots);
    const answer = await t.create(slot);
    t.must(
      isSame(Object.keys(answer.message), ['booking_failure']),
      'an answer with booking_failure holds nothing else',
      answer,
    );
  },
};
