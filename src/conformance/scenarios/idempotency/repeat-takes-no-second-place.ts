import { bookingOf, isSame } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const repeatTakesNoSecondPlace: Scenario = {
  name: 'repeat-takes-no-second-place',
  over: 'both',
  rules: ['4.1'],
  async run(t) {
    const slot = t.slot({ maxSpots: 3 });
    const { request, answer: first } = await t.book(slot);
    await t.call('CreateBooking', request);
    await t.call('CreateBooking', request);
    for (let place = 2; place <= slot.spots; place += 1) {
      const answer = await t.create(slot);
      t.must(bookingOf(answer) !== null, 'repeats of a creation leave the other places free', answer);
    }
    const again = await t.call('CreateBooking', request);
    t.must(isSame(again.message, first.message), 'a repeat finds its booking in a full slot too', [
      first,
      again,
    ]);
  },
};
