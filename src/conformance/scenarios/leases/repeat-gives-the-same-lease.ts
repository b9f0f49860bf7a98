import { leaseRequest } from '../../messages.ts';
import { objectAt, textAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';
import { inTenMinutes } from '../../with-lease.ts';

export const repeatGivesTheSameLease: Scenario = {
  name: 'repeat-gives-the-same-lease',
  over: 'both',
  rules: ['1.5', '4.1'],
  needs: ['CreateLease'],
  async run(t) {
    const slot = t.slot({ maxSpots: 1 });
    t.spent.push(slot);
    const request = leaseRequest(slot, t.token(), inTenMinutes(t));
    const answer = await t.call('CreateLease', request);
    const repeated = await t.call('CreateLease', request);
    const id = textAt(objectAt(answer.message, 'lease'), 'lease_id');
    t.must(
      id !== '' && textAt(objectAt(repeated.message, 'lease'), 'lease_id') === id,
      'a repeat with the same user_reference gives the same lease',
      [answer, repeated],
    );
  },
};
