import { NotApplicable } from '../../attempt.ts';
import { lookUpRequest } from '../../messages.ts';
import { listAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const severalServicesAreAnsweredTogether: Scenario = {
  name: 'several-services-are-answered-together',
  over: 'both',
  rules: ['1.3'],
  async run(t) {
    const [one] = t.slots(1);
    const other = t.target.pool.slots.find(({ serviceId }) => serviceId !== one?.serviceId);
    if (one === undefined || other === undefined) throw new NotApplicable('the feed has one service only');
    const answer = await t.call('BatchAvailabilityLookup', lookUpRequest([one, other]));
    t.must(
      listAt(answer.message, 'slot_time_availability').length === 2,
      'one request may ask for several services',
      answer,
    );
  },
};
