import { mustNotSucceed } from '../../expectations.ts';
import { createRequest } from '../../messages.ts';
import { causeOf } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const unknownOfferIsNotBooked: Scenario = {
  name: 'unknown-offer-is-not-booked',
  over: 'both',
  rules: ['1.6', '1.14'],
  async run(t) {
    const slot = t.slot();
    const request = { ...createRequest(slot, t.person(), t.token()), offer_id: 'no-such-offer' };
    const answer = await t.call('CreateBooking', request);
    mustNotSucceed(t, answer, 'a creation with an offer that is not there');
    t.should(causeOf(answer) === 'OFFER_UNAVAILABLE', 'the cause is OFFER_UNAVAILABLE', answer);
  },
};
