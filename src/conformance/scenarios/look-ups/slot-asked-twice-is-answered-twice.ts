import { lookUpRequest } from '../../messages.ts';
import { listAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const slotAskedTwiceIsAnsweredTwice: Scenario = {
  name: 'slot-asked-twice-is-answered-twice',
  over: 'both',
  rules: ['1.3'],
  async run(t) {
    const slot = t.slot();
    const answer = await t.call('BatchAvailabilityLookup', lookUpRequest([slot, slot]));
    t.should(
      listAt(answer.message, 'slot_time_availability').length === 2,
      'there is one entry for each requested slot, also for a repeated one',
      answer,
    );
  },
};
