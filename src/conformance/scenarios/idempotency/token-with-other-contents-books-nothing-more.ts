import { mustNotBreak, mustShow } from '../../expectations.ts';
import { bookingOf, textAt } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const tokenWithOtherContentsBooksNothingMore: Scenario = {
  name: 'token-with-other-contents-books-nothing-more',
  over: 'both',
  rules: ['4.1'],
  async run(t) {
    const [slot, other] = t.two({ maxSpots: 1 });
    const token = t.token();
    const made = await t.book(slot, t.person(), token);
    const answer = await t.create(other, t.person(), token);
    const booking = bookingOf(answer);
    t.must(
      booking === null || textAt(booking, 'booking_id') === made.id,
      'a token that has made a booking makes no second one, whatever else the request says',
      [made.answer, answer],
    );
    await mustShow(t, other, true, 'the slot that the second request named');
    mustNotBreak(t, answer, 'a token with other contents');
  },
};
