import { lookUpRequest } from '../../messages.ts';
import { isObject, isSame, listAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const otherSlotsStayAvailable: Scenario = {
  name: 'other-slots-stay-available',
  over: 'both',
  rules: ['1.3'],
  async run(t) {
    const [taken, other] = t.two({ maxSpots: 3 });
    await t.bookMany(taken, taken.spots);
    const answer = await t.call('BatchAvailabilityLookup', lookUpRequest([other, taken]));
    const states = listAt(answer.message, 'slot_time_availability').map(
      (entry) => isObject(entry) && entry['available'] === true,
    );
    t.must(isSame(states, [true, false]), 'of two slots asked for together each shows its own state', answer);
  },
};
