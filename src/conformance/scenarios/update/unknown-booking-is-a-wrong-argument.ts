import type { Scenario } from '../../scenario.ts';

export const unknownBookingIsAWrongArgument: Scenario = {
  name: 'unknown-booking-is-a-wrong-argument',
  over: 'both',
  rules: ['4.2', '3'],
  async run(t) {
    const answer = await t.cancel(`no-such-booking-${t.target.runId}`);
    const isTold =
      answer.outcome === 'invalid-argument' || (t.transport === 'gRPC' && answer.outcome === 'not-found');
    t.must(isTold, 'an update of an unknown booking is answered by 400, over gRPC by NOT_FOUND', answer);
  },
};
