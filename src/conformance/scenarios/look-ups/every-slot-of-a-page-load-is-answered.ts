import { slotTimeAsRead } from '../../expectations.ts';
import { lookUpRequest } from '../../messages.ts';
import { isSame, listAt, objectAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const everySlotOfAPageLoadIsAnswered: Scenario = {
  name: 'every-slot-of-a-page-load-is-answered',
  over: 'both',
  rules: ['1.3'],
  async run(t) {
    const slots = t.target.pool.slots.slice(0, 60);
    const answer = await t.call('BatchAvailabilityLookup', lookUpRequest(slots));
    const answered = listAt(answer.message, 'slot_time_availability').map((entry) =>
      objectAt(entry, 'slot_time'),
    );
    const expected = slots.map(slotTimeAsRead);
    const isComplete =
      answered.length === expected.length &&
      expected.every((slot) => answered.filter((entry) => isSame(entry, slot)).length === 1);
    t.must(isComplete, `each of ${slots.length} requested slots comes back exactly once`, answer);
    if (isComplete)
      t.should(isSame(answered, expected), 'slots come back in the order of the request', answer);
  },
};
