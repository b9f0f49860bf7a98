import { listAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const unknownUserHasNoBookings: Scenario = {
  name: 'unknown-user-has-no-bookings',
  over: 'both',
  rules: ['1.9'],
  needs: ['ListBookings'],
  async run(t) {
    const answer = await t.call('ListBookings', { user_id: `nobody-${t.target.runId}` });
    const isEmpty = answer.outcome === 'ok' && listAt(answer.message, 'bookings').length === 0;
    t.must(
      isEmpty || answer.outcome === 'not-found',
      'the list of an unknown user is empty, or answered by 404',
      answer,
    );
  },
};
