import type { Scenario } from '../../scenario.ts';

export const unknownBookingIsNotFound: Scenario = {
  name: 'unknown-booking-is-not-found',
  over: 'both',
  rules: ['1.8', '4.2'],
  needs: ['GetBookingStatus'],
  async run(t) {
    const answer = await t.call('GetBookingStatus', { booking_id: `no-such-booking-${t.target.runId}` });
    const isTold = answer.outcome === 'not-found' || answer.outcome === 'invalid-argument';
    t.must(isTold, 'the status of an unknown booking is answered by 404 or 400', answer);
  },
};
