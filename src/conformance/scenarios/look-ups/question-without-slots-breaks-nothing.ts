import { mustNotBreak } from '../../expectations.ts';
import type { Scenario } from '../../scenario.ts';

export const questionWithoutSlotsBreaksNothing: Scenario = {
  name: 'question-without-slots-breaks-nothing',
  over: 'both',
  rules: ['4.2'],
  async run(t) {
    const message = { merchant_id: t.slot().merchantId, slot_time: [] };
    const answer = await t.call('BatchAvailabilityLookup', message);
    mustNotBreak(t, answer, 'a look-up of no slot');
  },
};
