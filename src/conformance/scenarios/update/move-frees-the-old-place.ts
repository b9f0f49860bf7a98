import { mustBeMoved, mustShow } from '../../expectations.ts';
import { bookingOf } from '../../read-answer.ts';
import type { Scenario } from '../../scenario.ts';

export const moveFreesTheOldPlace: Scenario = {
  name: 'move-frees-the-old-place',
  over: 'both',
  rules: ['1.7'],
  async run(t) {
    const [from, to] = t.two({ maxSpots: 3 });
    const [made] = await t.bookMany(from, from.spots);
    if (made === undefined) return;
    mustBeMoved(t, await t.move(made.id, to), made, to);
    await mustShow(t, from, true, 'the slot that a booking was moved away from');
    const answer = await t.create(from);
    t.must(bookingOf(answer) !== null, 'the place that a booking was moved away from can be booked', answer);
  },
};
