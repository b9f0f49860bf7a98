import { createRequest } from '../../messages.ts';
import { bookingOf } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const wordsToTheMerchantAreTaken: Scenario = {
  name: 'words-to-the-merchant-are-taken',
  over: 'both',
  rules: ['1.6'],
  async run(t) {
    const request = {
      ...createRequest(t.slot(), t.person(), t.token()),
      additional_request: 'by the window, please',
    };
    const answer = await t.call('CreateBooking', request);
    t.must(bookingOf(answer) !== null, 'a creation with additional_request is carried out', answer);
  },
};
